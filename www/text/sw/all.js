// What the pages say by script, in Swahili.

/** @type {import("../../shared/i18n.js").Translation<typeof import("../en/all.js").english>} */
export const texts = {
  // What went wrong, and what to do next.
  "error-algorithm-unsupported":
    "Ufunguo huu unatumia njia ambayo haiwezi kukokotolewa hapa. Mwombe aliyekupa akupe wa kawaida.",
  "error-argument-invalid":
    "Ukurasa huu umefanya kosa. Hakuna kilichotumwa. Tafadhali pakia ukurasa upya na ujaribu tena.",
  "error-backup-codes-malformed": "Misimbo mbadala iliyohifadhiwa imeharibika. Tengeneza orodha mpya.",
  "error-audit-event-malformed":
    "Ukurasa huu ulifanya kosa wakati wa kuandika kumbukumbu yake. Hakuna kilichopotea. Tafadhali pakia ukurasa upya na ujaribu tena.",
  "error-audit-head-malformed":
    "Hizi si herufi na tarakimu 40 zilizo mwishoni mwa kumbukumbu, au mojawapo imekosewa. Linganisha na uandike tena.",
  "error-code-malformed":
    "Huo si msimbo kamili. Hakikisha ulichoambiwa na uuandike tena; jaribio hili halikuhesabiwa.",
  "error-counter-out-of-range":
    "Ufunguo huu hausemi kihesabu chake kimefika wapi. Mwombe aliyekupa akupe mpya.",
  "error-digits-out-of-range":
    "Misimbo ina tarakimu 6, 7 au 8; ufunguo huu unataka idadi nyingine. Omba ufunguo mpya.",
  "error-form-contradiction": "Orodha ina vipengele na wakati huohuo inasema hakuna. Ondoa kimojawapo.",
  "error-form-missing":
    "Kuna kitu kinakosekana: jina, tarehe ya kuzaliwa, au mstari unahusu nini. Jaza, au ondoa mstari huo.",
  "error-form-not-a-date": "Tarehe moja haikusomeka. Andika mwaka kama 1980, au tarehe kama 1980-05-17.",
  "error-frame-foreign":
    "Msimbo huu wa QR ni wa uhamishaji mwingine. Endelea na ule wa kwanza, au anza upya na huu.",
  "error-frame-malformed":
    "Msimbo huu wa QR umeharibika. Endelea kuchanganua; misimbo mingine ya uhamishaji huu itatosha.",
  "error-frame-not-ours":
    "Msimbo huu wa QR si wa M-dawa. Elekeza kwenye msimbo ulio kwenye ukurasa wa mgonjwa.",
  "error-gateway-action-unsupported":
    "Huduma hii ya ujumbe haiwezi kufanya hivyo kwa mipangilio yake ya sasa. Chagua njia nyingine, au badilisha mipangilio.",
  "error-gateway-message-malformed":
    "Kuna kitu katika ujumbe huu kisichoweza kutumwa. Angalia nambari na maandishi. Hakuna kilichotumwa.",
  "error-gateway-message-missing":
    "Kuna kitu kinakosekana katika ujumbe huu: nambari, maandishi au msimbo. Hakuna kilichotumwa.",
  "error-gateway-setting-malformed":
    "Mpangilio mmoja wa huduma ya ujumbe hauko kama huduma yenyewe inavyoutoa. Uangalie; anwani lazima ianze na https.",
  "error-gateway-setting-missing":
    "Mpangilio mmoja wa huduma ya ujumbe unakosekana. Ujaze, kisha ujaribu tena.",
  "error-internal": "Kuna hitilafu katika ukurasa huu. Hakuna kilichotumwa. Tafadhali jaribu tena.",
  "error-lifetime-out-of-range": "Chagua muda kati ya dakika 1 na 60.",
  "error-part-missing":
    "Sehemu moja ya ukurasa huu haikuweza kupakiwa. Hakuna kilichopotea. Angalia mtandao, kisha jaribu tena.",
  "error-memory-short":
    "Kifaa hiki kina nafasi ndogo mno ya kumbukumbu kwa sasa. Funga kurasa na programu nyingine, kisha jaribu tena.",
  "error-migration-malformed":
    "Data hii iliyohamishwa kutoka programu nyingine imeharibika. Ionyeshe tena kwenye programu hiyo, na uichanganue tena.",
  "error-migration-not-migration": "Hii si data iliyohamishwa kutoka programu ya uthibitishaji.",
  "error-migration-too-long":
    "Data hii iliyohamishwa kutoka programu nyingine ni ndefu mno. Hamisha funguo chache kwa wakati mmoja.",
  "error-name-malformed": "Tumia jina fupi zaidi la alama za kawaida, kwenye mstari mmoja.",
  "error-no-randomness":
    "Kivinjari hiki hakiwezi kutengeneza msimbo salama, kwa hiyo hakuna kilichofungwa. Tumia kivinjari kingine.",
  "error-otpauth-authority":
    "Kiungo hiki hakikutengenezwa kama ufunguo wa programu ya uthibitishaji. Omba kipya.",
  "error-otpauth-duplicate":
    "Kiungo hiki kinasema jambo moja mara mbili, kwa hiyo haijulikani lipi ni sahihi. Omba kipya.",
  "error-otpauth-is-migration":
    "Hizi ni funguo kadhaa kwa pamoja. Zisome kama data iliyohamishwa kutoka programu nyingine.",
  "error-otpauth-not-a-number": "Nambari moja katika kiungo hiki haikusomeka. Omba kipya.",
  "error-otpauth-not-otpauth": "Huu si ufunguo wa programu ya uthibitishaji.",
  "error-otpauth-not-utf8": "Jina katika kiungo hiki halikusomeka. Omba kipya.",
  "error-otpauth-too-long": "Kiungo hiki ni kirefu mno kuwa ufunguo.",
  "error-otpauth-type-unsupported": "Ufunguo huu hutengeneza aina ya msimbo isiyojulikana hapa.",
  "error-package-bad-content":
    "Kifurushi kimefunguka, lakini kilichomo kinakiuka kanuni na hakionyeshwi. Mwombe mgonjwa atengeneze msimbo mpya.",
  "error-package-cannot-open": "Msimbo huu haufungui kifurushi. Mwombe mgonjwa autaje tena.",
  "error-package-gone":
    "Muda wa kifurushi hiki umeisha. Kilitengenezwa {created} na kingeweza kufunguliwa hadi {expires}; kifaa hiki kinaonyesha {now}. Hakuna kilichopotea. Mwombe mgonjwa abonyeze tena Tengeneza msimbo.",
  "error-package-incomplete":
    "Maandishi yamekatika au yamebadilishwa njiani. Nakili maandishi yote tena; jaribio hili halikuhesabiwa.",
  "error-package-malformed": "Kifurushi hiki kimeharibika. Mwombe mgonjwa atengeneze msimbo mpya.",
  "error-package-not-ours":
    "Hiki si kifurushi cha M-dawa, au kimetengenezwa na toleo jipya zaidi. Pakia ukurasa huu upya na ujaribu tena.",
  "error-package-too-big": "Hii ni kubwa mno kuhamishwa. Chagua rekodi ndogo zaidi.",
  "error-period-out-of-range":
    "Misimbo hubadilika kila sekunde 1 hadi 3600; ufunguo huu unataka muda mwingine. Omba ufunguo mpya.",
  "error-policy-state-malformed":
    "Taarifa zilizowekwa kuhusu misimbo iliyotumwa zimeharibika. Tuma msimbo mpya.",
  "error-policy-state-version":
    "Taarifa zilizowekwa kuhusu misimbo iliyotumwa ni za toleo jipya zaidi la ukurasa huu. Pakia ukurasa upya.",
  "error-policy-unknown": "Ukurasa huu umefanya kosa kuhusu kanuni za misimbo. Pakia ukurasa upya.",
  "error-phone-calling-code-unknown":
    "Hakuna nchi yenye msimbo huu baada ya alama ya kujumlisha. Angalia tarakimu za mwanzo za nambari.",
  "error-phone-country-unknown":
    "Chagua nchi ya nambari hii, au iandike ukianza na alama ya kujumlisha na msimbo wa nchi.",
  "error-phone-not-a-number": "Hii si nambari ya simu. Andika nambari moja, tarakimu pekee.",
  "error-phone-too-long":
    "Hii ina tarakimu nyingi kuliko nambari ya simu. Iangalie, na uandike nambari moja tu.",
  "error-phone-too-short": "Hii ina tarakimu chache kuliko nambari ya simu. Andika nambari nzima.",
  "error-record-not-fhir":
    "Faili hii si mkusanyiko wa FHIR (bundle), kwa hiyo haina rekodi ya kusoma. Chagua faili nyingine.",
  "error-record-not-json": "Faili hii si rekodi ya FHIR (JSON). Chagua faili inayoishia na .json.",
  "error-record-too-big": "Rekodi hii ni kubwa kuliko MB 16. Chagua ndogo zaidi.",
  "error-record-too-deep":
    "Rekodi hii ina ngazi nyingi mno za ndani, haiwezi kusomwa kwa usalama. Chagua nyingine.",
  "error-secret-malformed":
    "Ufunguo huu haukusomeka. Una herufi A hadi Z na tarakimu 2 hadi 7; uangalie na uuandike tena.",
  "error-secret-missing": "Ufunguo unakosekana.",
  "error-six-digits-in-text":
    "Kifurushi hiki kina msimbo wa tarakimu sita, ambao hauwezi kulinda maandishi. Kichanganue badala yake, au mwombe mgonjwa achague “Tuma kama maandishi au faili”.",
  "error-tab-refused":
    "Kivinjari hakikufungua kichupo kingine. Ruhusu tovuti hii ifungue kichupo, kisha bonyeza tena.",
  "error-template-malformed":
    "Ujumbe una jina ndani ya mabano ambalo hauwezi kuwa nalo. Tumia {org}, {code} na {minutes} pekee.",
  "error-template-value-missing":
    "Ujumbe unahitaji kitu ambacho hakijawekwa: jina la kliniki, msimbo au dakika.",
  "error-template-value-unfit":
    "Jina la kliniki au anwani yake ya tovuti haiwezi kuwekwa kwenye ujumbe. Angalia katika mipangilio.",
  "error-card-other":
    "Msimbo huu ni wa kadi nyingine ya afya. Endelea na misimbo ya kadi moja, au anza upya na huu.",
  "error-card-part":
    "Misimbo {received} kati ya {needed} imesomwa. Fungua mingine, au bonyeza Changanua ili uendelee.",
  "error-cancelled": "Imeghairiwa. Unaweza kujaribu tena.",
  "error-camera-busy":
    "Programu nyingine inatumia kamera. Ifunge, kisha bonyeza Changanua. Njia nyingine kwenye ukurasa huu hazihitaji kamera.",
  "error-camera-denied":
    "Kamera haijaruhusiwa. Iruhusu kwenye sehemu ya anwani au kwenye mipangilio ya kivinjari kwa ukurasa huu, kisha bonyeza Changanua. Njia nyingine kwenye ukurasa huu hazihitaji kamera.",
  "error-camera-ended": "Kamera imesimama. Bonyeza Changanua ili uendelee; kilichopokelewa kimehifadhiwa.",
  "error-camera-idle":
    "Kamera imesimama baada ya dakika moja bila msimbo mpya. Bonyeza Changanua ili uendelee; kilichopokelewa kimehifadhiwa.",
  "error-camera-insecure":
    "Vivinjari huruhusu kamera kwenye kurasa salama (https) pekee. Njia nyingine kwenye ukurasa huu hazihitaji kamera.",
  "error-camera-none": "Hakuna kamera iliyopatikana. Njia nyingine kwenye ukurasa huu hazihitaji kamera.",
  "error-camera-other":
    "Kamera haikuwaka. Bonyeza Changanua tena, au tumia njia nyingine kwenye ukurasa huu.",
  "error-camera-policy":
    "Kamera imezimwa kwa ukurasa huu na mipangilio yake. Njia nyingine kwenye ukurasa huu hazihitaji kamera.",
  "error-camera-unsupported":
    "Kivinjari hiki hakiwezi kutumia kamera hapa. Njia nyingine kwenye ukurasa huu hazihitaji kamera.",
  "error-clipboard-refused":
    "Kivinjari hakikuruhusu ukurasa huu kusoma ubao wa kunakili. Bandika kwenye kisanduku kilicho hapa chini.",
  "error-example-missing": "Mfano haukuweza kupakiwa. Angalia mtandao, au fungua faili.",
  "error-file-unreadable": "Faili hii haikusomeka. Ichague tena, au chagua nyingine.",
  "error-answer-other":
    "Hili ni jibu la ombi lingine, si la ombi lililo kwenye ukurasa huu. Mwombe mgonjwa achanganue hili.",
  "error-answer-unfit":
    "Jibu hili halifunguki kwa msimbo ulioandikwa hapa. Mwombe mgonjwa abonyeze tena Tengeneza msimbo, na uanze tena kwa msimbo mpya.",
  "error-answer-without-request":
    "Hili ni jibu la ombi ambalo halipo tena kwenye ukurasa huu, kwa hiyo hakuna anayeweza kulifungua tena. Bonyeza “Pokea data ya mgonjwa” na umwombe mgonjwa msimbo mpya.",
  "error-kind-answer": "Hii iko njiani kwenda kwa daktari. Inafunguka tu kwenye ukurasa ulioiomba.",
  "error-kind-eu-dcc": "Hiki ni cheti cha afya cha EU. Ukurasa wa daktari hukisoma.",
  "error-kind-health-link-file": "Hii ni faili iliyofungwa ya kiungo cha afya. Ukurasa wa daktari huisoma.",
  "error-kind-otpauth": "Huu ni ufunguo wa misimbo ya matumizi ya mara moja, si rekodi ya afya.",
  "error-kind-otpauth-migration": "Hizi ni funguo za misimbo ya matumizi ya mara moja, si rekodi ya afya.",
  "error-kind-letter":
    "Hii ni rekodi iliyo njiani kwenda kwa daktari. Changanua ombi lililo kwenye ukurasa wa daktari badala yake.",
  "error-kind-record": "Hii ni rekodi, si ombi. Changanua msimbo wa QR ulio kwenye ukurasa wa daktari.",
  "error-kind-request": "Hili ni ombi kutoka kwa daktari. Ukurasa wa mgonjwa hulichanganua.",
  "error-kind-smart-health-card": "Hii ni SMART Health Card. Ukurasa wa daktari huisoma.",
  "error-kind-smart-health-link": "Hii ni SMART Health Link. Ukurasa wa daktari huisoma.",
  "error-kind-unknown":
    "Hiki si kitu ambacho M-dawa inaweza kusoma. Chukua msimbo wa QR, maandishi au faili kutoka ukurasa wa mgonjwa.",
  "error-key-unreadable":
    "Kivinjari hiki hakikuruhusu kufikia ufunguo. Hakuna kilichobadilishwa; jaribu tena.",
  "error-label-malformed": "Tumia herufi na alama za kawaida zisizozidi 48, kwenye mstari mmoja.",
  "error-no-request": "Hili si ombi la daktari. Chukua msimbo wa QR au maandishi kutoka ukurasa wa daktari.",
  "error-record-unread":
    "Rekodi imefika, lakini ukurasa huu haukuweza kuionyesha. Ihifadhi kama faili sasa: haiwezi kufunguliwa mara ya pili.",
  "error-request-damaged": "Ombi hili limeharibika. Mwombe daktari alionyeshe tena; msimbo wako bado unafaa.",
  "error-request-gone":
    "Ombi hili limekwisha, na funguo zake zimeharibiwa. Mwombe mgonjwa abonyeze tena Tengeneza msimbo.",
  "error-request-locked":
    "Majibu matatu hayakufunguka, kwa hiyo funguo za ombi hili zimeharibiwa. Mwombe mgonjwa abonyeze tena Tengeneza msimbo.",
  "error-nothing-chosen": "Kwanza chagua cha kushiriki: fungua faili, andika mwenyewe, au jaribu mfano.",
  "error-package-locked":
    "Misimbo mitatu imejaribiwa, kwa hiyo kifurushi hiki kitabaki kimefungwa hapa. Mwombe mgonjwa atengeneze msimbo mpya.",
  "error-package-used":
    "Kifurushi hiki kilishafunguliwa kwenye kifaa hiki. Mwombe mgonjwa atengeneze msimbo mpya.",
  "error-part-only":
    "Sehemu {received} kati ya {needed} zimepokelewa. Fungua picha zaidi, au bonyeza Changanua ili uendelee.",
  "error-picture-no-code":
    "Hakuna msimbo wa QR uliopatikana kwenye picha. Piga tena: karibu zaidi, penye mwanga zaidi na bila kutikisika.",
  "error-picture-unreadable": "Picha hii haikuweza kufunguliwa. Jaribu PNG au JPEG.",
  "error-shared-lost": "Hakuna kilichofika kutoka programu nyingine. Shiriki tena, au chagua faili hapa.",
  "error-shared-refused":
    "Kitu kilicho nje ya programu hii kimejaribu kuupa ukurasa huu faili. Hakuna kilichofunguliwa. Ikiwa ni wewe, chagua faili hapa.",
  "error-shared-too-big":
    "Kilichoshirikiwa ni kingi kuliko kinachoweza kupokelewa kwa mara moja (MB 64). Shiriki kidogo, au chagua faili hapa.",

  // The patient's page.
  "answer-ready": "Imefungwa kwa ajili ya daktari huyu. Ionyeshe, au itume kama maandishi.",
  born: "alizaliwa {date}",
  cleared: "Vyote vilivyokuwa wazi vimeondolewa kwenye ukurasa huu.",
  "code-spoken": "Msimbo wako wa kuhamisha ni {code}",
  copied: "Imenakiliwa. Bandika kwenye ujumbe wako; taja msimbo kwa sauti.",
  "copy-refused": "Kivinjari hakikuruhusu kunakili.",
  "copy-refused-yet": "Kivinjari hakikuruhusu kunakili. Hifadhi faili au chapisha badala yake.",
  "denser-now": "Misimbo ya QR sasa inabeba zaidi.",
  densest: "Misimbo ya QR inabeba kiasi chote kinachoweza kuenea.",
  downloaded: "Imehifadhiwa kama faili. Tuma faili; taja msimbo kwa sauti.",
  ended: "Muda wa msimbo umeisha.",
  entries: { one: "kipengele {count}", other: "vipengele {count}" },
  "fast-off": "Hali ya kasi imezimwa.",
  "fast-on": "Hali ya kasi imewashwa.",
  "faster-now": "Kasi imeongezwa.",
  fastest: "Hii ndiyo kasi ya juu kabisa.",
  "frame-count": "fremu {frame} · zinahitajika {needed}",
  "key-forgotten": "Ufunguo umeondolewa. Kwa kila daktari simu yako ni mpya kuanzia sasa.",
  leaves: "Kitakachotoka: {what}",
  "lighter-now": "Misimbo ya QR sasa ni rahisi zaidi.",
  lightest: "Misimbo ya QR haiwezi kuwa rahisi zaidi ya hapa.",
  "minutes-left": { one: "Imebaki dakika {count}.", other: "Zimebaki dakika {count}." },
  nameless: "Hakuna jina lililotolewa",
  round: "{rate} kwa sekunde · takriban\u00a0{seconds} kwa mzunguko",
  "request-arrived": "Ombi limefika. Linasema limetoka kwa: {who}.",
  "row-removed": "Imeondolewa.",
  "says-nothing": "hakuna mtu: halitaji jina",
  "section-empty": "Hapa hakuna kilichoandikwa.",
  "sex-female": "kike",
  "sex-male": "kiume",
  "sex-other": "nyingine",
  "sex-unknown": "haijulikani",
  "share-refused": "Kushiriki hakukufaulu. Tumia Nakili au Pakua.",
  shared: "Imekabidhiwa kwa programu uliyochagua. Taja msimbo kwa sauti.",
  "size-still": "Inatosha kwenye msimbo mmoja wa QR uliotulia.",
  "size-stream": "Takriban misimbo ya QR {count} kwa zamu, {seconds}.",
  since: "tangu {date}",
  "slower-now": "Kasi imepunguzwa.",
  slowest: "Hii ndiyo kasi ya chini kabisa.",
  "step-refused": "Bonyeza Sitisha kwanza.",
  until: "hadi {date}",

  // The doctor's page.
  "age-about": { one: "takriban mwaka {count}", other: "takriban miaka {count}" },
  "age-months": { one: "mwezi {count}", other: "miezi {count}" },
  "age-years": { one: "mwaka {count}", other: "miaka {count}" },
  arrived: "Imepokelewa. Andika msimbo anaoutaja mgonjwa.",
  "camera-allowed": "Kamera sasa imeruhusiwa. Bonyeza Changanua.",
  "code-hint-send": "Alama kumi: herufi na tarakimu. Herufi kubwa au ndogo si tatizo.",
  "code-hint-show": "Tarakimu sita.",
  "code-package": "Kifurushi cha {created}, kinafunguka hadi {expires}",
  "codes-read": "Misimbo {received} kati ya {needed} imesomwa",
  "copied-short": "Imenakiliwa",
  "copy-section-of": "Nakili sehemu {title}",
  "document-authors": "Umeandikwa na",
  "document-custodian": "Unatunzwa na",
  "document-date": "Tarehe",
  "document-heading": "Kuhusu waraka huu",
  "document-title": "Kichwa",
  "fact-born": "Alizaliwa",
  "fact-number": "Nambari",
  "fact-sex": "Jinsia",
  "finish-first": "Kwanza maliza kilicho wazi: bonyeza Imekamilika au Anza tena.",
  "import-already": "Imeshaingizwa katika kipindi hiki.",
  "import-done": "Imeingizwa. Itatoweka ukifunga ukurasa huu.",
  "import-kept": "Imewekwa kwa njia fiche katika {name}.",
  "imported-open": "Soma {name}",
  "imported-save": "Hifadhi {name}",
  opened: "Imepokelewa na kufunguliwa.",
  newer: "Toleo jipya la kurasa hizi liko tayari.",
  "newer-others": "Kwanza funga vichupo vingine vya kurasa hizi. Matoleo mawili hayafanyi kazi pamoja.",
  "newer-use": "Litumie sasa",
  "phone-invalid":
    "Tahadhari: ina jina la simu nyingine, na saini isiyolingana na uhamishaji huu. Muulize mgonjwa.",
  "phone-known": "Imesainiwa na simu ileile iliyosaini rekodi iliyoingizwa hapa {date}.",
  "phone-new": "Imesainiwa na simu ambayo rekodi yake haijawahi kuingizwa hapa.",
  "phone-unsure": "Imesainiwa na simu. Kivinjari hiki hakiwezi kusema kama simu hiyo iliwahi kuwa hapa.",
  received: "Zimepokelewa {received} kati ya {needed}",
  "received-none": "Weka msimbo wa QR ndani ya mraba.",
  "request-copied": "Limenakiliwa. Litume kwa mgonjwa; halina siri yoyote.",
  "request-ready": "Mwombe mgonjwa achanganue ombi lililo kwenye ukurasa huu. Kisha bonyeza Changanua.",
  saved: "Imehifadhiwa kama faili. Faili haijafungwa.",
  "section-copied": "Sehemu imenakiliwa.",
  "shared-busy":
    "Kilichotoka programu nyingine hakikupokelewa. Kwanza maliza kilicho wazi, kisha shiriki tena.",
  "shared-files": {
    one: "Kutoka programu nyingine: faili {count}.",
    other: "Kutoka programu nyingine: faili {count}.",
  },
  "shared-text": "Kutoka programu nyingine: maandishi.",
  "sight-new": "Msimbo mpya umesomwa",
  "sight-none": "Hakuna msimbo unaoonekana",
  "sight-repeat": "Msimbo uliokwisha kuonekana",
  "source-open": "Kutoka faili isiyolindwa, imesomwa {read}. Imeletwa na mgonjwa, haijakaguliwa.",
  "source-sealed":
    "Imefungwa na kifaa cha mgonjwa {created}, imesomwa {read}. Imeletwa na mgonjwa, haijakaguliwa.",
  "tips-spoken": "Hakuna kipya kilichosomwa kwa muda. Kuna vidokezo kwenye ukurasa.",
  "tries-left": { one: "Limebaki jaribio {count}.", other: "Yamebaki majaribio {count}." },
  "tries-forgotten": "Kivinjari hiki husahau vifurushi vilivyotumika na majaribio ukurasa unapofungwa.",
  "vouch-open":
    "Haijalindwa: hii ilikuwa faili iliyo wazi. Imeletwa na mgonjwa. Hakuna aliyekagua rekodi hii.",
  "vouch-sealed": "Imeletwa na mgonjwa. Hakuna aliyekagua rekodi hii.",
};
