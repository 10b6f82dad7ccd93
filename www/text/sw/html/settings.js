// What stands in the HTML of the settings alone, in Swahili.

/** @type {Record<string, string>} */
export const texts = {
  "page-title": "Mipangilio – M-dawa transfer",
  "counts-heading": "Kwa siku",
  working: "Inakagua …",
  "door-lost": "Huna programu wala msimbo mbadala?",
  "backup-heading": "Misimbo mbadala",
  "settings-title": "Mipangilio",
  "settings-lead":
    "Ukaguzi wa hatua mbili hulinda matumizi ya ukurasa huu kwenye kivinjari hiki, na rekodi zilizosimbwa kwa njia fiche zitakazokuja zitafunguliwa nao.",

  // The door.
  "door-log-in": "Ingia",
  "door-code": "Msimbo wa programu yako",
  "door-go": "Endelea",
  "door-switch": "Tumia msimbo mbadala",
  "door-lost-about":
    "Hakuna anayeweza kukufungulia, na hakuna huduma ya msaada yenye ufunguo mwingine. Programu nyingine ya uthibitishaji uliyoongeza inafanya kazi pia. Yeyote anayefuta data ya tovuti hii kwenye kivinjari huanza na mipangilio mitupu; kumbukumbu pia hupotea.",

  // The two-step check.
  "two-step-heading": "Ukaguzi wa hatua mbili",
  "two-step-off-about":
    "Ukaguzi umezimwa: yeyote anayetumia kivinjari hiki anaweza kutumia ukurasa huu. Ukiwashwa, ukurasa huomba msimbo wa programu iliyo kwenye simu yako.",
  "profile-name": "Jina la wasifu huu",
  "profile-name-hint":
    "Programu yako huonyesha jina hili kando ya msimbo. Usiandike nambari ya mgonjwa wala ya kitambulisho.",
  "turn-on": "Washa ukaguzi wa hatua mbili",
  "import-key": "Tumia ufunguo nilio nao",
  "two-step-on-about":
    "Ukaguzi umewashwa. Ukurasa huu huomba msimbo unapofunguliwa, na tena baada ya dakika 15 bila mtu kuugusa.",
  "authenticators-heading": "Programu za uthibitishaji",
  "authenticator-add": "Ongeza programu nyingine",
  "backup-make": "Tengeneza misimbo mbadala",
  "turn-off": "Zima ukaguzi wa hatua mbili",

  // Keys of other apps.
  "importing-heading": "Tumia ufunguo ulio nao",
  "importing-about":
    "Bandika kiungo cha ufunguo, au sehemu zote za data iliyohamishwa kutoka Google Authenticator, kila moja kwenye mstari wake.",
  "importing-caution":
    "Yeyote mwenye ufunguo huu anaweza kutengeneza misimbo ileile: programu ulikotoka, na huduma iliyoutoa. Ufunguo mpya ni salama zaidi. Futa ubao wa kunakili baadaye.",
  "imported-text": "Kiungo au data iliyohamishwa",
  "imported-read": "Isome",
  "imported-open-file": "Fungua faili ya maandishi",
  "imported-refused": "Haziwezi kutumika hapa",
  "setup-name-hint": "Ili ujue ni ipi ya kuondoa, kwa mfano “simu yangu”.",

  // Backup codes.
  "saving-heading": "Hifadhi misimbo yako mbadala",
  "saving-about":
    "Kila mmoja hufungua ukurasa huu mara moja tu usipokuwa na programu. Inaonyeshwa sasa na haitaonyeshwa tena. Iweke kwenye karatasi au kwenye programu ya kutunza manenosiri, si kwenye kifaa hiki.",
  "saving-leave": "Si sasa",

  // The log.
  "log-about":
    "Kila kipengele kimefungamanishwa na kile kilichotangulia. Hata hivyo, anayedhibiti kivinjari hiki anaweza kuandika kumbukumbu mpya nzima: kwa hiyo nakili au chapisha mwisho wake mara kwa mara, na ulinganishe.",
  "log-of": "Kumbukumbu ya",
  "log-settings": "Mipangilio hii",
  "log-checks": "Ukaguzi wa simu",
  "log-event": "Tukio",
  all: "Yote",
  "log-result": "Matokeo",
  "log-day": "Siku",
  "log-head": "Mwisho wa kumbukumbu:",
  "log-kept": "Mwisho uliouweka (kama unao)",
  "log-copy": "Nakili mwisho",
  "log-csv": "Hifadhi kama CSV",
  "counts-csv": "Hifadhi hesabu kama CSV",

  // This device.
  "diagnostics-heading": "Kifaa hiki",
  "diagnostics-about":
    "Misimbo hukataliwa zaidi kwa sababu ya saa isiyo sahihi. Saa hulinganishwa tu unapobonyeza kitufe; hakuna kingine kinachotoka kwenye kifaa hiki.",
  "device-name": "Jina la kifaa hiki (si lazima)",
  "device-name-hint":
    "Kwa mfano “mapokezi”. Pamoja na alama ya ufunguo wa kivinjari hiki, huwekwa kwenye ripoti ya ukaguzi na kwenye kumbukumbu zinazohifadhiwa kama JSON.",
  "run-checks": "Fanya ukaguzi",
  "compare-clock": "Linganisha saa",
  "findings-save": "Hifadhi kama maandishi",

  // The rules for codes.
  "policies-heading": "Kanuni za misimbo",
  "policies-about":
    "Jinsi misimbo ya kila aina inavyofanya kazi, na pale inapopungukiwa na yanayotakiwa na NIST SP 800-63B-4 na OWASP ASVS 5.0. Bila seva, misimbo ya programu hukaguliwa kwa saa ya kifaa hiki chenyewe, jambo ambalo ASVS 6.5.8 haikubali.",
  "policies-caption": "Aina za misimbo",
  "column-kind": "Aina",
  "column-digits": "Urefu",
  "column-lasts": "Hudumu kwa",
  "column-tries": "Majaribio yaliyokosewa",
  "column-waits": "Kusubiri baada yake",
  "column-notes": "Pale inapopungukiwa",

  // Templates, and what a screen reader says.
  authenticator: "Programu ya uthibitishaji",
  "import-nameless": "Ufunguo usio na jina",
  use: "Tumia",
  "imported-file": "Faili ya maandishi",
};
