// What the page that contacts others says by script, in Swahili, beside what all pages say (all.js).

/** @type {import("../../shared/i18n.js").Translation<typeof import("../en/exchange.js").english>} */
export const texts = {
  // What went wrong with a link, and what to do next.
  "error-answer-is-page":
    "{host} imejibu kwa ukurasa wa wavuti, si kwa rekodi. Fungua kiungo kwa kisomaji kilichokuja nacho, au omba faili.",
  "error-answer-no-file":
    "Kilichojibiwa na {host} si faili iliyofungwa wala rekodi. Mwambie aliyekupa kiungo kwamba hakifanyi kazi.",
  "error-answer-too-big":
    "Kinachotumwa na {host} ni kikubwa kuliko rekodi inavyoweza kuwa hapa, kwa hiyo hakikuchukuliwa. Omba sehemu ndogo zaidi ya rekodi.",
  "error-device-offline":
    "Kifaa hiki hakiko mtandaoni, kwa hiyo hakikuwasiliana na yeyote. Kiunganishe na mtandao, kisha jaribu tena.",
  "error-file-gone": "Anwani ya faili hii haifanyi kazi tena. Bonyeza “Ichukue tena” ili upate mpya.",
  "error-file-is-access":
    "Faili hii ni ufunguo wa kuingia kwenye seva, si rekodi. Ukurasa huu hautumii funguo za aina hiyo. Omba rekodi yenyewe.",
  "error-file-left": "Faili hii haikuchukuliwa, kwa kuwa iliamuliwa kutowasiliana na mwenyeji wake.",
  "error-file-nowhere": "Mwenyeji anaitaja faili hii lakini hasemi iko wapi. Mwambie aliyekupa kiungo.",
  "error-file-refused": "Mwenyeji wake ana hitilafu sasa na hatoi faili. Jaribu tena baadaye.",
  "error-file-unguarded":
    "Faili hii ingekuja kwa muunganisho ambao wengine wanaweza kuusoma, kwa hiyo haikuchukuliwa. Mwambie aliyekupa kiungo.",
  "error-host-broken":
    "{host} ina hitilafu sasa (imejibu {status}). Hakuna kilichopotea: jaribu tena baada ya dakika chache.",
  "error-host-busy": "{host} imeombwa mara nyingi mno. Subiri dakika chache, kisha jaribu tena.",
  "error-host-busy-until": {
    one: "{host} imeombwa mara nyingi mno. Jaribu tena baada ya sekunde {count}.",
    other: "{host} imeombwa mara nyingi mno. Jaribu tena baada ya sekunde {count}.",
  },
  "error-host-redirects":
    "{host} inauelekeza ukurasa huu kwenye anwani nyingine, na haisemi ipi. Ukurasa haukuifuata. Omba kiungo kipya.",
  "error-host-refuses":
    "{host} imekataa (imejibu {status}). Hakikisha kiungo ni kizima: kichanganue tena, au omba kipya.",
  "error-host-silent":
    "{host} haikusema chochote kwa nusu dakika, kwa hiyo ukurasa huu umeacha kusubiri. Jaribu tena.",
  "error-host-unreachable":
    "Hakuna jibu lililotoka kwa {host} ambalo ukurasa huu unaruhusiwa kusoma. Ama haipatikani sasa, au hairuhusu ukurasa wa tovuti nyingine kusoma ilichonacho. Jaribu tena; ikiendelea hivyo, fungua kiungo kwa kisomaji kilichokuja nacho.",
  "error-link-inactive":
    "{host} inasema kwamba kiungo hiki hakifanyi kazi tena: muda wake umeisha, matumizi yake yamekwisha, au kimebatilishwa. Omba kipya.",
  "error-link-keyless": "Faili imefungwa, na kiungo hakina ufunguo. Omba kiungo kizima, au kichanganue tena.",
  "error-link-newer":
    "Kiungo hiki ni cha aina mpya kuliko ukurasa huu unavyojua. Ukurasa haukuwasiliana na yeyote. Pakia ukurasa upya; ikiendelea hivyo, omba faili.",
  "error-link-unguarded":
    "Kiungo kinaelekeza kwa {host} kwa muunganisho ambao wengine wanaweza kuusoma (http), kwa hiyo ukurasa haukuwasiliana na yeyote. Omba kiungo kinachoanza na https.",
  "error-manifest-empty":
    "{host} inakijua kiungo, lakini hakina faili nyuma yake. Mwombe aliyekitengeneza aangalie.",
  "error-manifest-malformed":
    "Kilichojibiwa na {host} si orodha ya faili. Hakikisha kiungo ni kizima; kama ni kizima, mwambie aliyekupa.",
  "error-manifest-too-long":
    "Kuna faili nyingi nyuma ya kiungo hiki kuliko ukurasa huu unavyochukua. Omba chache zaidi.",
  "error-passcode-needed": "Mwenyeji anaomba nenosiri. Muulize aliyekupa kiungo, na uliandike.",
  "error-passcode-spent":
    "Hilo halikuwa sahihi, na lilikuwa jaribio la mwisho: mwenyeji amekifunga kiungo. Omba kipya.",
  "error-passcode-wrong":
    "Nenosiri hili si sahihi. Uliza tena; ukikosea mara chache zaidi mwenyeji hukifunga kiungo.",
  "error-passcode-wrong-counted": {
    one: "Nenosiri hili si sahihi. Limebaki jaribio {count}, kisha mwenyeji hukifunga kiungo.",
    other: "Nenosiri hili si sahihi. Yamebaki majaribio {count}, kisha mwenyeji hukifunga kiungo.",
  },

  // What went wrong with sending, and what to do next.
  "error-server-unguarded":
    "Anwani ya seva lazima ianze na https. Hakuna kilichotumwa. Ibadilishe katika “Sanidi seva ya kliniki” kwenye rekodi zako.",
  "error-record-unsendable":
    "Rekodi hii haiwezi kutumwa. Hakuna kilichotoka kwenye kifaa hiki. Rudi nyuma na ujaribu tena.",
  "told-server-broken":
    "Seva ina hitilafu (imejibu {status}). Inasema hakuna kilichowekwa. Hakuna kilichopotea hapa: jaribu tena baadaye, au mwambie anayeiendesha.",
  "told-server-busy":
    "Seva iliombwa mara nyingi mno na haikuchukua chochote. Jaribu tena baada ya dakika chache.",
  "told-server-conflict":
    "Seva haikuchukua chochote: kuna kitu huko kinachozuia, kama vile watu wawili wanaolingana na huyu. Mwambie anayeiendesha.",
  "told-server-kept": {
    one: "Seva imeweka kipengele {count}.",
    other: "Seva imeweka vipengele vyote {count}.",
  },
  "told-server-nowhere":
    "Hakuna seva ya rekodi kwenye anwani hii (imejibu {status}). Hakuna kilichowekwa. Angalia anwani kwenye rekodi zako.",
  "told-server-odd":
    "Kuna kitu kwenye anwani hii kilichojibu, lakini hakikusema rekodi imekuwaje. Huenda si seva ya rekodi. Muulize anayeiendesha kama rekodi iko huko.",
  "told-server-refuses":
    "Seva imeikataa rekodi (imejibu {status}) na haikuweka chochote. Inachosema kiko hapa chini; mwambie anayeiendesha.",
  "told-server-some": "Seva haikuweka vyote. Inachosema kuhusu kila kipengele kiko hapa chini.",
  "told-server-token":
    "Seva hairuhusu mtu kuingia kwa tokeni hii ya kuingilia, na haikuweka chochote. Iombe kliniki mpya, na uibadilishe kwenye rekodi zako.",
  "told-server-too-big":
    "Rekodi ni kubwa kuliko seva inavyopokea, na hakuna kilichowekwa. Itume kwa sehemu, au muulize anayeendesha seva.",
  "told-host-redirects":
    "Seva inauelekeza ukurasa huu kwenye anwani nyingine, ambayo haikufuatwa. Iombe kliniki anwani sahihi.",
  "told-device-offline":
    "Kifaa hiki hakiko mtandaoni, kwa hiyo hakuna kilichotumwa. Kiunganishe na mtandao, kisha jaribu tena.",
  "told-unsure":
    "Hakuna jibu lililorudi. Huenda rekodi imewekwa, na huenda haikuwekwa: ukurasa huu hauwezi kujua, na hautumi chochote tena wenyewe. Uliza kliniki, au angalia kwenye seva. Bado iko kwenye rekodi zako.",

  // Getting what a link leads to.
  "exchange-title": "Wasiliana na mwenyeji mwingine",
  contact: "Wasiliana na {host}",
  "exchange-fetch": "Chukua rekodi kwa kiungo chake",
  "exchange-send": "Tuma rekodi",
  "page-title": "{title} – M-dawa transfer",
  "learns-heading": "Ukiendelea, {host} itajua",
  "learns-page": "na kwamba kilifunguliwa kwa ukurasa wa {origin}.",
  "link-ended": "Kiungo kinasema kwamba muda wake uliisha {date}. Huenda mwenyeji wake asitoe chochote tena.",
  "link-no-end": "mwisho haujasemwa",
  "link-unnamed": "hakuna jina lililotolewa",
  "go-no-further": "Acha",
  waiting: "Inasubiri ukurasa uliofungua huu …",
  "recipient-missing": "Andika jina: mwenyeji lazima aambiwe jina. Linaweza kuwa la kituo chako cha afya.",
  "passcode-missing": "Andika nenosiri. Aliyekupa kiungo analijua.",
  getting: "Inawasiliana na {host} …",
  "hosts-text": "{host} ina orodha, na faili ziko kwa:",
  "hosts-refused":
    "Ukurasa huu haukuwasiliana na mwingine yeyote, kwa hiyo hakuna rekodi. Hakuna chochote cha orodha kilichowekwa.",
  "files-text": "Si kila kitu kiko inavyotakiwa. Angalia, kisha chagua.",
  "files-none": "Hakuna kilichofika kinachoweza kutumika.",
  "file-named": "Faili {number}: {kind}",
  "kind-fhir": "rekodi ya afya",
  "kind-card": "kadi ya afya iliyosainiwa",
  "kind-other": "kitu kingine",
  "file-updated": "Ya tarehe {date}.",
  "status-can-change": "Aliyeitengeneza bado anaweza kuibadilisha.",
  "status-finalized": "Ni ya mwisho.",
  "status-entered-in-error": "Mwenyeji wake anasema: hii iliandikwa kimakosa. Usiitegemee.",
  "status-no-longer-valid": "Mwenyeji wake anasema: hii si halali tena. Usiitegemee.",
  "status-retracted": "Mwenyeji wake anasema: hii imebatilishwa. Usiitegemee.",
  "files-missing": "Kwanza weka alama kwenye unavyotaka kutumia.",
  fetched: "Rekodi iko kwenye kichupo kilichoiomba. Kichupo hiki kinaweza kufungwa.",
  "fetched-nobody":
    "Kichupo kilichoiomba rekodi hakipo tena. Hifadhi kilichofika kama faili, na uzifungue huko; au funga kichupo hiki ili usibaki na chochote.",
  "left-fetch": "Ukurasa huu haukuwasiliana na yeyote. Kichupo hiki kinaweza kufungwa.",
  "left-files": "Hakuna kilichofika kilichotumika. Kichupo hiki kinaweza kufungwa.",

  // Sending.
  send: { one: "Tuma kipengele {count} kwa {host}", other: "Tuma vipengele {count} kwa {host}" },
  sending: "Inatuma kwa {host} …",
  "sending-count": {
    one: "Kipengele {count} kinatoka kwenye kifaa hiki:",
    other: "Vipengele {count} vinatoka kwenye kifaa hiki:",
  },
  "sending-kind": "{kind}: {count}",
  "sending-learns":
    "Ukiituma, {host} inaweza kusoma yote haya, huyaweka kwa kanuni zake yenyewe, na hakuna anayeweza kuyarudisha kutoka hapa. Pia itajua yalitumwa lini na kutoka anwani gani ya mtandao.",
  "token-none": "hakuna: tokeni ya kuingilia haijawekwa",
  "token-some": "tokeni ya kuingilia iliyowekwa kwenye rekodi zako",
  "sent-kept": "Rekodi imewekwa huko",
  "sent-refused": "Rekodi haikuwekwa huko",
  "sent-unsure": "Huenda imewekwa",
  "entry-kept": "Kimewekwa ({status}).",
  "entry-refused": "Hakikuwekwa ({status}).",
  "entry-unsaid": "Seva haisemi chochote kuhusu hiki.",
  "entry-untitled": "Kipengele",
  "left-send": "Hakuna kilichotumwa. Kichupo hiki kinaweza kufungwa.",
  "type-AllergyIntolerance": "Mizio",
  "type-CarePlan": "Mipango ya huduma",
  "type-Composition": "Orodha ya yaliyomo",
  "type-Condition": "Matatizo ya afya",
  "type-DiagnosticReport": "Ripoti",
  "type-DocumentReference": "Nyaraka na picha",
  "type-Coverage": "Bima",
  "type-Device": "Vifaa",
  "type-Encounter": "Ziara za matibabu",
  "type-FamilyMemberHistory": "Magonjwa ya familia",
  "type-Immunization": "Chanjo",
  "type-Medication": "Dawa",
  "type-MedicationRequest": "Dawa",
  "type-MedicationStatement": "Dawa",
  "type-Observation": "Matokeo na vipimo vya mwili",
  "type-Organization": "Mashirika",
  "type-Patient": "Jina, tarehe ya kuzaliwa na jinsia",
  "type-Practitioner": "Madaktari",
  "type-Procedure": "Taratibu za matibabu",
  "type-Provenance": "Rekodi ilikotoka",
};
