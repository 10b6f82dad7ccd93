// What stands in the HTML of the page for phone checks alone, in Swahili.

/** @type {Record<string, string>} */
export const texts = {
  "page-title": "Kagua nambari ya simu – M-dawa transfer",
  "role-check": "Wewe (mhudumu) unaandika. Mgonjwa anataja.",
  "check-title": "Kagua nambari ya simu",
  "check-lead":
    "Mtumie mgonjwa msimbo, mwache autaje, kisha uuandike hapa. Hapo unajua kwamba mgonjwa anasoma nambari hii sasa hivi.",
  "wait-label": "Itawezekana baada ya",
  offline:
    "Kifaa hiki hakiko mtandaoni. Hata hivyo msimbo unaweza kutengenezwa na kuandikwa; ujumbe utatoka tu kitakapokuwa mtandaoni tena.",

  // The number.
  "number-heading": "Nambari ya nani?",
  country: "Nchi",
  phone: "Nambari ya simu",
  "phone-hint": "Kama anavyoitaja mgonjwa. Ukianza na alama ya kujumlisha, ya nchi yoyote.",
  language: "Lugha ya ujumbe",
  consent: "Mgonjwa anakubali kupokea ujumbe mmoja wenye msimbo.",
  "make-code": "Tengeneza msimbo",

  // The code.
  "code-step-heading": "Tuma msimbo",
  "life-label": "Muda wa msimbo uliobaki",
  "way-whatsapp": "WhatsApp",
  "way-sms": "SMS",
  "copy-text": "Nakili maandishi",
  "show-large": "Onyesha kubwa, usome kwa sauti",
  "verify-heading": "Andika msimbo anaoutaja mgonjwa",
  "code-label-check": "Msimbo",
  verify: "Kagua",
  resend: "Tuma msimbo mpya",
  "other-number": "Nambari nyingine",
  help: "Mgonjwa hakupata ujumbe?",
  "help-number": "Mwombe mgonjwa asome nambari kwa sauti, na ulinganishe tarakimu zake za mwisho.",
  "help-sent":
    "Angalia kwenye WhatsApp au programu ya ujumbe ya kifaa hiki: je, kitufe cha kutuma kilibonyezwa?",
  "help-wait": "Ujumbe unaweza kuchukua dakika moja. Baada ya hapo, tuma msimbo mpya kwa njia nyingine.",
  "help-call": "Piga simu kwa nambari hiyo na usome msimbo kwa sauti.",
  "help-newest": "Msimbo mpya kabisa tu ndio unaofaa: ujumbe wa awali unaweza kupuuzwa.",

  // After it.
  "profile-heading": "Ni nani?",
  first: "Jina la kwanza",
  last: "Jina la mwisho (si lazima)",
  email: "Barua pepe (si lazima)",
  address: "Anwani (si lazima)",
  "profile-about":
    "Huwekwa kwenye kivinjari hiki; yeyote anayekitumia au anayenakili faili zake anaweza kuzisoma. Hakuna chochote chake kinachotumwa.",
  keep: "Weka",
  "not-now": "Si sasa",
  "done-heading": "Imekaguliwa",
  "next-number": "Kagua nambari nyingine",

  // The words of the message, and the rules.
  "settings-heading": "Mipangilio ya ukurasa huu",
  "message-heading": "Maneno ya ujumbe",
  org: "Jina la kliniki",
  domain: "Tovuti ya mstari wa mwisho (si lazima)",
  "domain-hint":
    "Mahali wagonjwa wanapoandika msimbo wenyewe: hapo vivinjari huupendekeza kwenye tovuti hii na si kwingine.",
  "words-language": "Maneno kwa lugha ya",
  template: "Ujumbe",
  "template-hint":
    "{org}, {code} na {minutes} hujazwa zenyewe. Usiandike chochote kuhusu afya: wengine wanaweza kuona ujumbe.",
  "consent-words": "Anachokubali mgonjwa",
  "keep-message": "Weka maneno haya",
  "message-reset": "Rudisha maneno ya awali",
  "policy-heading": "Kanuni za msimbo",
  policy: "Kanuni",

  // The message service.
  "gateway-heading": "Huduma ya ujumbe",
  "gateway-warning":
    "Iache ikiwa imezimwa, isipokuwa unaihitaji. Funguo zilizo kwenye kivinjari zinaweza kutumiwa na yeyote anayetumia kivinjari hiki, na zinaweza kutumia pesa za akaunti yako. Njia sahihi ni seva yako mwenyewe ya kupitishia inayotunza funguo. Huduma husoma nambari na msimbo.",
  "gateway-words":
    "Ikiwa huduma ina kiolezo chake, hutuma maneno ya kiolezo hicho, kwa lugha ya kiolezo hicho.",
  "gateway-use": "Tumia huduma hii",
  provider: "Huduma",
  channel: "Kwa njia ya",
  "keep-gateway": "Weka mipangilio hii",
  "gateway-forget": "Sahau funguo zote",

  // What patients agreed to.
  "agreements-heading": "Ridhaa za wagonjwa",
  staff: "Jina lako (si lazima)",
  "staff-hint": "Huwekwa kwenye kivinjari hiki pamoja na kila ridhaa unayoomba au kuondoa.",
  "withdraw-number": "Nambari ya mgonjwa asiyekubali tena",
  withdraw: "Ondoa ridhaa",
  "agreements-caption": "Ridhaa za karibuni",
  "agreement-number": "Nambari",
  "agreement-at": "Alikubali",
  "agreement-language": "Lugha",
  "agreement-taken-by": "Aliyeomba",
  "agreement-state": "Hali",
  "save-consents": "Hifadhi ridhaa (CSV)",

  // Counts.
  "counts-heading": "Hesabu",
  "counts-about": "Huhesabiwa kwenye kivinjari hiki tu.",
  "log-link": "Kumbukumbu ya ukaguzi wa simu iko kwenye mipangilio.",
  "counts-caption": "Misimbo kwa siku na njia",
  "counts-day": "Siku",
  "counts-way": "Njia",
  "counts-sent": "Iliyotumwa",
  "counts-verified": "Sahihi",
  "counts-failed": "Si sahihi",
  "counts-completed": "Taarifa zilizowekwa",
  "counts-answer": "Sekunde hadi msimbo sahihi",
  "counts-service": "Huduma ilijibu kwa ms",
  "save-counts": "Hifadhi hesabu (CSV)",
};
