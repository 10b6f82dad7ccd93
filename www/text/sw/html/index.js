// What stands on the front door, in Swahili.

/** @type {Record<string, string>} */
export const texts = {
  "page-title": "M-dawa transfer",
  "door-title": "Rekodi yako ya afya, kutoka skrini yako hadi kwa daktari wako",
  "door-lead":
    "Simu yako inaonyesha msimbo wa QR, kifaa cha daktari kinauchanganua, na msimbo unaoutaja kwa sauti unaifungua rekodi. Bila akaunti, bila programu, bila seva.",
  "door-patient": "Mimi ni mgonjwa",
  "door-patient-about": "Chagua cha kushiriki, kisha kionyeshe kwa daktari au kitume.",
  "door-doctor": "Mimi ni daktari",
  "door-doctor-about": "Changanua, bandika au fungua anachokupa mgonjwa, kisha kisome.",
  "records-link-about": "huwekwa kwa njia fiche kwenye kivinjari hiki, ukipenda",
  "story-heading": "Jinsi inavyofanya kazi",
  "story-1": "Mgonjwa anachagua rekodi ya afya na kuona hasa kitakachotoka.",
  "story-2": "Ukurasa wa mgonjwa unaifunga kwa msimbo mpya unaofanya kazi kwa dakika 15.",
  "story-3": "Ukurasa wa daktari unapokea misimbo ya QR, maandishi au faili.",
  "story-4": "Mgonjwa anautaja msimbo; daktari anauandika, na rekodi inafunguka.",
  "story-5": "Daktari anaisoma kwanza, kisha anaamua kama ataiingiza.",
  "check-link": "Kagua nambari ya simu",
  "settings-link": "Mipangilio",
  foot: "Kurasa hizi hufanya kazi ndani ya kivinjari chako pekee. Hakuna rekodi inayopita kwenye intaneti kutoka hapa, na hakuna inayobaki ukizifunga, isipokuwa ukiiweka kwa njia fiche kati ya rekodi zako.",
  "more-pages": "Kurasa zaidi",
};
