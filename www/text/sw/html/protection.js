// What stands on the page about what is protected, in Swahili.

/** @type {Record<string, string>} */
export const texts = {
  "page-title": "Kinacholindwa hapa, na kisichoweza kulindwa – M-dawa transfer",
  "protection-title": "Kinacholindwa hapa, na kisichoweza kulindwa",
  "protection-lead":
    "Msimbo huiweka rekodi ikiwa imefungwa njiani kutoka kwa mgonjwa hadi kwa daktari. Inalindwa vizuri kiasi gani hutegemea njia unayochagua. Ukurasa huu unasema hilo waziwazi.",
  "table-title": "Nani angeweza kusoma rekodi?",
  "table-who": "Mtu ambaye …",
  "table-asked": "tarakimu sita, na ombi",
  "table-six": "tarakimu sita",
  "table-ten": "alama kumi",
  "who-glance": "anatupia skrini jicho au anapiga picha moja ya haraka",
  safe: "Salama",
  "who-sealed-film":
    "Kilicho kwenye skrini hufunguka tu kwa funguo ambazo ukurasa wa daktari hubaki nazo wenyewe na kuziharibu.",
  some: "Salama zaidi kidogo",
  "who-glance-show":
    "Picha peke yake haisemi chochote. Lakini kwa kompyuta yenye kasi, misimbo yote ya tarakimu sita inaweza kujaribiwa kwa dakika chache.",
  "who-glance-send": "Hakuna msimbo wa QR kwenye skrini.",
  "who-films": "anarekodi kila msimbo wa QR kwa video lakini hausikii msimbo unaotajwa",
  unsafe: "Si salama",
  "who-films-show":
    "Anaweza kujaribu kila msimbo wa tarakimu sita na kusoma rekodi baada ya dakika kadhaa za kazi.",
  "who-hears": "ana kifurushi na anausikia msimbo",
  "who-sealed-hears":
    "Msimbo si ufunguo: unathibitisha tu kwamba daktari na mgonjwa walizungumza. Ukijulikana baadaye, hauna thamani yoyote.",
  "who-hears-show": "Anaweza kukifungua kama daktari anavyofanya.",
  "who-chat": "anaendesha huduma ya chat au barua pepe, wingu (cloud) au programu ya ubao wa kunakili",
  almost: "Inakaribia kuwa salama",
  "who-sealed-chat":
    "Hawezi kuisoma. Anayebadilisha ombi kwa lingine ana nafasi moja tu ya kubahatisha msimbo, moja kati ya milioni, na hapo ukurasa wa daktari unashindwa.",
  unused: "Haitumwi",
  "who-chat-show": "Kifurushi chenye tarakimu sita hakitolewi kamwe kama maandishi: ukurasa huu hukataa.",
  "who-chat-send":
    "Anaona maandishi yaliyofungwa na hawezi kujaribu misimbo yote ya alama kumi, mradi msimbo ulipita njia nyingine.",
  "who-late": "ana kifurushi na anajaribu baada ya muda kuisha",
  "who-sealed-late":
    "Funguo huharibiwa baada ya dakika 15 kwa saa yoyote kati ya hizo mbili, au mara ukurasa unapofungwa.",
  limit: "Kanuni tu",
  "who-late-both":
    "Kurasa hizi hukataa. Programu nyingine, au kifaa ambacho saa yake imerudishwa nyuma, kisingekataa.",
  "who-again": "anafungua kifurushi kilekile mara ya pili",
  "who-sealed-again":
    "Funguo huharibiwa jibu linapofunguliwa: linafunguka mara moja tu, kwenye ukurasa mmoja.",
  "who-again-both":
    "Kivinjari kilichokifungua hukumbuka na kukataa. Kifaa kingine chenye msimbo kingekifungua.",
  "who-site": "anadhibiti tovuti zilikotoka kurasa hizi",
  "who-site-both": "Angeweza kubadilisha kurasa zenyewe. Tumia anwani unayoiamini.",
  "who-doctor": "amepokea rekodi",
  has: "Anayo",
  "who-doctor-both":
    "Yeyote anayefungua rekodi anaweza kubaki nayo, kuichapisha au kuipeleka kwa wengine. Hakuna msimbo unaoweza kuirudisha.",
  "advice-heading": "Kinachosaidia",
  "advice-1":
    "Taja msimbo kwa sauti; kamwe usiuandike kwenye chat, barua pepe au faili ileile yenye kifurushi.",
  "advice-2":
    "Unapoonyesha, angalia nani anaweza kuona skrini, na bonyeza Imekamilika daktari akishapata rekodi.",
  "advice-3":
    "Chagua “Imefungwa kwa ajili ya daktari huyu pekee” kila mara ambapo nyote wawili mna kamera, au mnaweza kutumiana maandishi. Taja tarakimu sita kwa daktari pekee, na ujibu ombi la daktari huyo tu.",
  "advice-4": "Shiriki tu kinachohitajika kwa ziara hii.",
  "truth-heading": "Ambacho msimbo hauthibitishi",
  "truth-1":
    "Msimbo sahihi unaonyesha kwamba rekodi imetoka kwa mtu aliyeutaja, na kwamba hakuna kilichobadilika njiani. Hauonyeshi kwamba rekodi ni ya kweli, kamili au imesainiwa na mtu yeyote, wala mtu huyo ni nani.",
  "truth-2":
    "“Imesainiwa na simu ileile” inaonyesha hilo tu: rekodi ilifungwa kwenye simu ambayo rekodi yake iliwahi kuingizwa hapa. Yeyote anayeshika simu hiyo anaweza kusaini, na simu mpya si dalili mbaya.",
  "vault-heading": "Kinacholindwa na “Rekodi zangu” na “Wagonjwa”",
  "vault-1":
    "Rekodi zinazowekwa humo zimesimbwa kwa njia fiche kwenye kifaa hiki. Ufunguo wake hauhifadhiwi popote: kaulisiri, ufunguo wa siri (passkey) au msimbo wa kurejesha ndio huzifungua. Anayeiba kifaa, au kunakili faili zake, husoma jina ulilozipa rekodi zako na wingi wake, lakini hasomi rekodi yoyote, mradi kaulisiri haiwezi kubahatishwa.",
  "vault-2":
    "Hufungwa mtu asipogusa ukurasa kwa dakika 15, ukurasa usipoonekana kwa dakika moja, mtu anapouacha na kifaa kinapolala. Hadi hapo, yeyote mwenye ukurasa ulio wazi anaweza kuzisoma; kuhifadhi, kushiriki, kuchapisha au kufuta huomba kaulisiri tena baada ya dakika tano. “Kumbuka hapa kwa siku 7” huondoa ulinzi huo: hapo yeyote mwenye kifaa huzifungua. Vivyo hivyo programu iliyo kwenye kifaa inayotazama unachoandika inaweza kuzifungua.",
  "vault-3":
    "Ikiwa kaulisiri, funguo za siri (passkey) na misimbo ya kurejesha vyote vimepotea, hakuna anayeweza kufungua rekodi, na hakuna huduma ya msaada yenye ufunguo mwingine. Kivinjari kinaweza kufuta kilichohifadhi, na kifaa kinaweza kuharibika: tengeneza faili ya nakala rudufu, ambayo imefungwa sawa na rekodi zenyewe. Msimbo wa programu ya uthibitishaji hufunga skrini na hauongezi chochote kwenye usimbaji fiche. Yeyote anayeweza kubadilisha faili za kivinjari hiki anaweza kurudisha hali ya zamani ya vyote, na kupunguza muda wa kusubiri baada ya kaulisiri zilizokosewa: kinacholinda hapo ni kaulisiri.",
  "others-heading": "Kurasa hizi huwasiliana na nani",
  "others-1":
    "Hakuna mwingine ila tovuti zilikotoka, isipokuwa katika hali mbili. “Kagua nambari ya simu” hukabidhi ujumbe kwa huduma ambayo kliniki imeisanidi. Ukurasa wa pekee huchukua kile ambacho kiungo cha afya kinaelekeza, au hutuma rekodi kwa seva ya kliniki: unamtaja mwenyeji na atakachojua mwenyeji huyo, na huwasiliana naye tu baada ya wewe kukubali.",
  "others-2":
    "Anayesimamia mwenyeji wa kiungo hujua unapokifungua, kutoka anwani gani ya mtandao, na jina unaloandika; ufunguo hautumwi, kwa hiyo hawezi kusoma rekodi kwa njia hiyo. Anayeendesha seva ya kliniki anaweza kusoma unachotuma huko, na hakuna ukurasa unaoweza kukirudisha. “Imethibitishwa” maana yake ni kwamba saini ni ya mtoaji ambaye kurasa hizi zinajua ufunguo wake; haisemi chochote kuhusu kama mtoaji alikuwa sahihi.",
  "stays-heading": "Kinachobaki kwenye kifaa",
  "stays-1":
    "Rekodi, msimbo na anachoingiza daktari huishi kwenye ukurasa ulio wazi pekee na hutoweka unapofungwa, isipokuwa mtu akiviweka kwa njia fiche: tazama hapa chini. Kivinjari cha daktari hukumbuka nambari za vifurushi kilivyofungua, bila majina wala yaliyomo. Ukimruhusu daktari aitambue simu yako tena, simu yako hubaki na ufunguo hadi ubonyeze “Sahau ufunguo wa simu yangu” au ufute data ya kivinjari, na kivinjari cha daktari huyo hukumbuka simu, si jina. Funguo za ombi hazihifadhiwi kamwe. Faili unazohifadhi mwenyewe hazijafungwa.",
  "stays-2":
    "“Mipangilio” na “Kagua nambari ya simu” huweka zinachohitaji (funguo za programu za uthibitishaji, heshi (hash) za misimbo mbadala, kumbukumbu, majina na nambari za watu) kwenye kivinjari, chini ya ufunguo ulio kando yake. Yeyote anayeweza kutumia kivinjari, au kunakili faili zake, anaweza kusoma yote: funga kifaa, na hakikisha diski yake imesimbwa kwa njia fiche.",
};
