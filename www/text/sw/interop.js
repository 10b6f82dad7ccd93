// What the doctor's page says of other people's codes and of PDF files, in Swahili.
// Why one could not be read is said in interop-errors.js.

/** @type {import("../../shared/i18n.js").Translation<typeof import("../en/interop.js").english>} */
export const texts = {
  // What went wrong, and what to do next.
  "error-key-not-kept":
    "Kivinjari hiki hakihifadhi chochote (labda ni dirisha la faragha), kwa hiyo funguo zitatumika hadi ukurasa huu ufungwe.",
  "error-keys-of-whom":
    "Sema funguo hizi ni za nani: anwani ya tovuti ya mtoaji, au kwa cheti cha EU herufi mbili za nchi.",
  "error-link-file-without-link":
    "Faili hii imefungwa, na ufunguo wake uko kwenye kiungo cha afya (shlink:/ …). Sasa changanua, bandika au fungua kiungo hicho; faili inasubiri kwenye ukurasa huu.",
  "error-link-nothing":
    "Kiungo kilifunguliwa, lakini hakikuwa na chochote. Muulize mgonjwa kama kilibatilishwa.",
  "error-nothing-readable": "Imefunguliwa, lakini haina rekodi ya afya ambayo ukurasa huu unaweza kuisoma.",
  "error-pdf-damaged":
    "PDF hii imeharibika, au si PDF. Ichukue tena kule ilikotoka, au piga picha ya msimbo wa QR na uifungue hiyo.",
  "error-pdf-empty": "PDF hii haina chochote. Chagua faili nyingine.",
  "error-pdf-locked":
    "PDF hii imefungwa kwa nenosiri. Ifungue mahali nenosiri linapojulikana, piga picha ya msimbo wa QR, na uifungue hapa.",
  "error-pdf-no-code":
    "Hakuna msimbo wa QR uliopatikana kwenye PDF hii. Ukiuona, upige picha na uifungue hiyo.",
  "error-pdf-no-code-yet":
    "Hakuna msimbo wa QR uliopatikana kwenye kurasa {pages} za kwanza za PDF hii. Piga picha ya msimbo wa QR na uifungue hiyo.",
  "error-pdf-too-big": "PDF hii ni kubwa kuliko MB 64. Piga picha ya msimbo wa QR na uifungue hiyo.",
  "error-pdf-too-slow":
    "PDF hii inachukua muda mrefu mno kuchorwa. Piga picha ya msimbo wa QR na uifungue hiyo.",
  "error-pdf-unsupported":
    "Kivinjari hiki ni cha zamani mno kufungua faili za PDF. Piga picha ya msimbo wa QR na uifungue hiyo, au tumia kivinjari kingine.",
  "error-reader-left-out":
    "Kurasa hizi zilizo katika faili moja hazifungui PDF. Fungua PDF katika programu nyingine, au piga picha ya msimbo wake wa QR na uifungue hapa.",

  // Who vouches: the first sentence, and what it means.
  "vouch-valid": "Imethibitishwa: imetolewa na {issuer}, na haijabadilishwa tangu hapo.",
  "vouch-unchanged": "Imetoka kwa {issuer}, na haijabadilishwa tangu hapo.",
  "vouch-checked": "Saini yake ilikaguliwa kwa funguo za watoaji za {date} zinazokuja na ukurasa huu.",
  "vouch-checked-undated": "Saini yake ilikaguliwa kwa funguo za watoaji zinazokuja na ukurasa huu.",
  "vouch-checked-added":
    "Saini yake ilikaguliwa kwa funguo zilizoongezwa kwenye kivinjari hiki {date}. Ukweli wake ni sawa na ukweli wa zilikotoka funguo hizo.",
  "vouch-same-person":
    "Hilo halisemi aliye mbele yako ni nani: linganisha jina na tarehe ya kuzaliwa na za mtu mwenyewe.",
  "vouch-unknown":
    "Haijathibitishwa. Inasema ilitolewa na {issuer}, lakini ukurasa huu haujui funguo za mtoaji huyo.",
  "vouch-keys-missing":
    "Funguo za watoaji zinazokuja na ukurasa huu hazikuweza kupakiwa, kwa hiyo hakuna kilichokaguliwa. Angalia mtandao, kisha ilete tena.",
  "vouch-unknown-means":
    "Mtu yeyote anaweza kuandika jina hili. Isome kama maneno ya mgonjwa mwenyewe, au ongeza funguo za mtoaji nayo itakaguliwa tena.",
  "vouch-invalid-algorithm-none":
    "Haijasainiwa: usiitegemee. Ina umbo la rekodi iliyosainiwa, lakini mtu yeyote anaweza kuwa ameiandika.",
  "vouch-invalid-algorithm-unsupported":
    "Haijathibitishwa. Imesainiwa kwa njia ambayo rekodi kama hizi haziruhusu, kwa hiyo saini haina thamani.",
  "vouch-invalid-key-usage":
    "Haijathibitishwa. Imesainiwa kwa ufunguo wa aina nyingine ya cheti, kwa hiyo saini haina thamani.",
  "vouch-invalid-signature-der":
    "Haijathibitishwa. Saini yake imeandikwa kwa muundo ambao rekodi kama hizi haziruhusu (DER).",
  "vouch-invalid-signature-length":
    "Haijathibitishwa. Saini yake ni fupi mno au ndefu mno, kwa hiyo haiwezi kuwa sahihi.",
  "vouch-invalid-signature-wrong":
    "Saini si sahihi: usiitegemee. Ilibadilishwa baada ya kutolewa, au mtu mwingine aliitengeneza.",
  "vouch-invalid-means": "Inasema ilitolewa na {issuer}. Mwombe mgonjwa nyingine mpya, au uliza {issuer}.",
  "vouch-revoked": "Imebatilishwa: usiitegemee. {issuer} iliibatilisha baada ya kutolewa.",
  "vouch-expired": "Muda wake uliisha {date}. Inachosema kilikuwa hivyo; mtoaji wake haidhamini tena.",
  "vouch-future":
    "Tarehe yake ni {date}, ambayo bado haijafika. Angalia saa ya kifaa hiki, au omba nyingine mpya.",
  "vouch-link":
    "Haijasainiwa. Imekuja ikiwa imefungwa kwa kiungo cha afya, kutoka {host}. Imeletwa na mgonjwa. Hakuna aliyekagua rekodi hii.",
  "vouch-by-link": "Imekuja ikiwa imefungwa kwa kiungo cha afya, kutoka {host}.",
  "issuer-nobody": "mtu asiyetaja jina",
  "issuer-named": "{name} ({where})",
  "source-card": "SMART Health Card, imetolewa {issued}, imesomwa {read}.",
  "source-dcc": "Cheti cha afya cha EU, kimetolewa {issued}, kimesomwa {read}.",
  "source-card-undated": "SMART Health Card, imesomwa {read}.",
  "source-dcc-undated": "Cheti cha afya cha EU, kimesomwa {read}.",

  // What was repaired in a card or a certificate, or else of note.
  "remark-card-type-missing": "Haijiiti kadi ya afya.",
  "remark-compression-unfinished": "Haikubanwa hadi mwisho kama inavyotakiwa; yote inayosema yamesomwa.",
  "remark-expires-missing": "Haisemi inatumika hadi lini.",
  "remark-issued-missing": "Haisemi ilitolewa lini.",
  "remark-issuer-missing": "Haisemi nani aliitoa.",
  "remark-key-id-wrong":
    "Ufunguo mmoja wa mtoaji huyu unajulikana kwa jina lisilolingana nao, kwa hiyo haukutumika.",
  "remark-not-compressed": "Haikubanwa kama rekodi za aina hii; hakuna kilichopotea kwa hilo.",
  "remark-older-revoked": "Mtoaji wake alibatilisha za awali zenye jina hili, lakini si hii.",
  "remark-several-cards": "Kuna kadi zaidi katika maandishi haya.",
  "remark-time-as-text": "Wakati mmoja ndani yake umeandikwa kwa njia isiyo ya kawaida.",
  "remark-time-in-milliseconds":
    "Wakati mmoja ndani yake umeandikwa kwa milisekunde, jambo lisilo la kawaida.",
  "remark-trailing-bytes": "Kuna data ya ziada baada ya mwisho wake. Si sehemu yake na haionyeshwi.",
  "remark-zlib-header": "Imebanwa kwa njia isiyo ya kawaida; hakuna kilichopotea kwa hilo.",

  // A health link.
  "link-label": "Mgonjwa hukiita",
  "link-host": "Inakosubiri",
  "link-expires": "Inaweza kuchukuliwa hadi",
  "link-expired": "Muda wa kuichukua uliisha",
  "link-passcode": "Nenosiri",
  "link-passcode-yes": "linahitajika: mwombe mgonjwa. Kukosea kunaruhusiwa mara chache tu.",
  "link-passcode-no": "halihitajiki",
  "link-updates": "Inasasishwa",
  "link-updates-yes": "ndiyo: inaweza kusema zaidi baadaye",
  "link-updates-no": "hapana",
  "link-contact": "Wasiliana na {host}",
  "link-learns":
    "{host} itajua kwamba mtu amefungua kiungo hiki, lini, kutoka anwani gani ya intaneti na kwa kivinjari gani. Haiwezi kusoma rekodi.",
  "link-file-waits": "Faili iliyofungwa inasubiri kwenye ukurasa huu, lakini haifunguki kwa kiungo hiki.",
  "link-flag-contradiction": "Kiungo kinajipinga kuhusu kama nenosiri linahitajika.",
  "link-flag-unknown": "Kiungo kinaomba kitu ambacho ukurasa huu haukijui.",
  "link-time-malformed": "Kiungo kinataja wakati ambao si wakati halisi.",
  "link-unusual":
    "Kiungo hakikuandikwa hasa kama viungo vinavyotakiwa kuandikwa. Hapakuwa na shaka kuhusu maana yake.",
  "link-url-not-https":
    "Anwani hii haijalindwa (haina https), kwa hiyo ukurasa huu hauwasiliani nayo. Omba faili badala yake.",
  "link-version-unknown": "Kiungo ni cha toleo jipya kuliko ukurasa huu unavyojua.",
  "link-viewer-prefix": "Kimekuja nyuma ya anwani ya tovuti. Hakuna anayelazimika kwenda huko.",

  // Several at once, and files that take their time.
  "several-heading": { one: "Rekodi {count} zaidi imefika", other: "Rekodi {count} zimefika" },
  "several-card": "SMART Health Card kutoka {issuer}",
  "several-dcc": "Cheti cha afya cha EU kutoka {issuer}",
  "several-record": "Rekodi ya afya",
  "looking-pdf": "Inatafuta misimbo ya QR: ukurasa {page} kati ya {pages} …",
  "looking-fetched": "Inafungua kilichochukuliwa …",

  // Keys of issuers.
  "keys-none": "Hakuna zilizoongezwa kwenye kivinjari hiki.",
  "keys-row": {
    one: "{name}: ufunguo {count}, umeongezwa {date}",
    other: "{name}: funguo {count}, zimeongezwa {date}",
  },
  "keys-remove": "Ondoa funguo za {name}",
  "keys-removed": "Zimeondolewa.",
  "keys-added": { one: "Umeongezwa ufunguo {count}.", other: "Zimeongezwa funguo {count}." },

  // Documents in a record.
  "document-show": "Onyesha waraka",
  "document-hide": "Ficha waraka",
  "document-save": "Hifadhi waraka",
  "document-page": "Ukurasa {page} kati ya {pages} wa {title}",
  "document-untitled": "waraka",
  "document-more": { one: "Onyesha ukurasa {count} zaidi", other: "Onyesha kurasa {count} zaidi" },
  "document-drawing": "Inachora ukurasa {page} kati ya {pages} …",
  "document-not-shown":
    "Faili ya aina hii ({type}) haionyeshwi hapa: inaweza kuleta madhara. Ihifadhi, na uifungue kwa uangalifu.",
  "document-empty": "Rekodi inataja waraka hapa, lakini haina waraka wenyewe.",
  "document-locked":
    "Waraka huu umefungwa kwa nenosiri. Uhifadhi, na uufungue mahali nenosiri linapojulikana.",
  "document-damaged": "Waraka umeharibika na hauwezi kuonyeshwa. Uhifadhi, au uuombe tena.",
};
