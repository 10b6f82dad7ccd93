// What stands on the page of help, in Swahili. The names of buttons are those of the pages, whatever they become.

import { texts as all } from "./all.js";
import { texts as onDoctor } from "./doctor.js";
import { texts as onPatient } from "./patient.js";
import { texts as onRecords } from "./records.js";

const p = { ...all, ...onPatient };
const d = { ...all, ...onDoctor };
const r = { ...all, ...onRecords };

/** @type {Record<string, string>} */
export const texts = {
  "page-title": "Msaada – M-dawa transfer",
  "help-title": "Msaada",
  "help-lead":
    "Mgonjwa ana hatua tatu, daktari ana nne. La kufanya jambo lisipofanya kazi limeandikwa chini.",

  // The steps.
  "patient-heading": "Wewe (mgonjwa) unaonyesha",
  "patient-1": `Chagua cha kushiriki, kisha bonyeza “${p.generate}”.`,
  "patient-2": "Mtajie daktari tarakimu sita kwa sauti.",
  "patient-3": `Bonyeza “${p["scan-request"]}”, changanua skrini ya daktari, bonyeza “${p.confirm}”, kisha onyesha skrini yako.`,
  "doctor-heading": "Wewe (daktari) unachanganua",
  "doctor-1": `Bonyeza “${d["doctor-title"]}” na uandike tarakimu sita anazotaja mgonjwa.`,
  "doctor-2": `Bonyeza “${d["show-request"]}” na umwache mgonjwa achanganue skrini yako.`,
  "doctor-3": `Bonyeza “${d.scan}” na uchanganue skrini ya mgonjwa.`,
  "doctor-4": `Soma rekodi, kisha bonyeza “${d.import}”, “${d.keep}” au “${d.done}”.`,

  // Whom a line is for.
  "who-patient": "Mgonjwa",
  "who-doctor": "Daktari",
  "who-both": "Wote wawili",
  "who-records": "Rekodi zangu",

  // What a person sees, and what helps.
  "faults-heading": "Jambo lisipofanya kazi",
  camera: "Kamera haiwaki",
  "camera-1": "Kivinjari kikiomba kamera, kiruhusu.",
  "camera-2":
    "Je, ilikataliwa hapo awali? Fungua mipangilio ya ukurasa huu kando ya anwani yake, na uiruhusu kamera hapo.",
  "camera-3": `Kisha bonyeza “${p["scan-request"]}” tena.`,
  "camera-4": `Kisha bonyeza “${d.scan}” tena.`,
  "camera-5": "Funga programu nyingine zinazotumia kamera, kama simu ya video.",
  "camera-6":
    "Je, ukurasa umefunguka ndani ya programu ya chat? Nakili anwani yake, na uifungue kwenye kivinjari cha simu.",
  "camera-7": "Lazima anwani ianze na https. Kwa nyingine yoyote, vivinjari havitoi kamera.",
  "camera-8":
    "Baada ya dakika moja bila msimbo mpya kamera husimama. Kilichopokelewa kinabaki: bonyeza tena.",
  "camera-9": `Kamera si lazima: bonyeza “${d.paste}” au “${d["open-picture"]}”, na upokee anachokutumia mgonjwa.`,
  "camera-10": `Je, mgonjwa hana kamera? Bonyeza “${d["copy-request"]}”, na umtumie mgonjwa maandishi hayo.`,
  "camera-11": `Kisha bonyeza “${p["paste-request"]}”.`,
  unread: "Msimbo wa QR hausomeki",
  "unread-1": "Kwanza mgonjwa anachanganua skrini ya daktari. Kisha daktari anachanganua skrini ya mgonjwa.",
  "unread-2": "Changanua kwa kitufe cha ukurasa, si kwa programu ya kamera ya simu.",
  "unread-3":
    "Pangusa kamera. Shikilia vifaa vyote viwili bila kuvitikisa. Sogea karibu hadi msimbo ujaze mraba.",
  "unread-4": "Ongeza mwangaza wa skrini inayoonyesha msimbo, na uigeuze isielekee taa wala jua.",
  "unread-5": `Bonyeza “${p.bigger}”. Je, msimbo unabadilikabadilika? Bonyeza “${p.slower}” au “${p["less-dense"]}”.`,
  "unread-6": `Je, picha ina ukungu? Bonyeza “${d["other-camera"]}”, ikiwa ipo. Bonyeza “${d.torch}” kwa karatasi tu: kwenye skrini huleta mng’ao.`,
  "unread-7": `Je, msimbo umetulia? Upige picha, bonyeza “${d["open-picture"]}”, na uchague picha hiyo.`,
  refused: "Msimbo unakataliwa",
  "refused-1":
    "Mwombe mgonjwa autaje msimbo tena, tarakimu moja moja, na uuandike upya. Msimbo usio kamili hauhesabiwi kuwa jaribio.",
  "refused-2": "Taja msimbo ulio kwenye skrini yako sasa. Wa zamani haufai.",
  "refused-3": `Baada ya misimbo mitatu isiyo sahihi hubaki imefungwa, na msimbo mpya unahitajika. Bonyeza “${d["code-leave"]}”.`,
  "refused-4": `Kwa msimbo mpya bonyeza “${p.done}”, chagua rekodi tena, na ubonyeze “${p.generate}”.`,
  "refused-5": `Kisha bonyeza “${d["doctor-title"]}”, na uanze na msimbo mpya.`,
  "refused-6":
    "Tarakimu sita ni za kuchanganua, na kwa daktari aliyeomba kwanza. Maandishi au faili unayotuma bila kuombwa ina msimbo wa alama kumi.",
  expired: "Ukurasa unasema muda umeisha",
  "expired-1": "Msimbo hufanya kazi kwa dakika 15. Muda ukiisha hakuna kilichopotea: tengeneza mpya.",
  "expired-2": `Bonyeza “${p["new-code"]}”, na utaje msimbo mpya. Rekodi yako bado ipo.`,
  "expired-3": `Bonyeza “${d["code-leave"]}”, kisha “${d["doctor-title"]}”, na uandike msimbo mpya.`,
  "expired-4": `Ili kuonyesha au kutuma bila ombi, unaweza kwanza kuchagua muda mrefu zaidi kwenye “${p.lifetime}”.`,
  "expired-5":
    "Je, muda wa msimbo mpya umeisha papo hapo? Basi saa ya kifaa kimoja si sahihi. Acha kifaa kiweke chenyewe tarehe, saa na eneo la saa.",
  cut: "Kifurushi kilikatwa",
  "cut-1": `Nakili maandishi yote, kuanzia herufi ya kwanza hadi ya mwisho, na ubonyeze “${d.paste}”. Hili halihesabiwi kuwa jaribio.`,
  "cut-2": `Bonyeza “${p.copy}” tena, na ubandike yote kwenye ujumbe mmoja.`,
  "cut-3": `Je, programu ya chat hukata ujumbe mrefu? Bonyeza “${p.download}”, na utume faili.`,
  "cut-4": `Bonyeza “${d["open-picture"]}”, na uchague faili hiyo.`,
  offline: "Hakuna kinachofanya kazi bila mtandao",
  "offline-1":
    "Fungua kurasa hizi mara moja ukiwa na mtandao, na usubiri dakika moja. Baada ya hapo hufunguka bila mtandao.",
  "offline-2":
    "Tumia kivinjari kilekile kila mara, na si dirisha la faragha: dirisha la faragha halihifadhi chochote.",
  "offline-3": "Chagua lugha yako wakati mtandao upo, na ufungue kurasa unazohitaji.",
  "offline-4": "Jaribu kabla hujaihitaji: washa hali ya ndege, na ufungue ukurasa.",
  "offline-5":
    "Rekodi hupita kutoka skrini hadi kamera bila mtandao. Ni kiungo cha afya, ujumbe kwa simu, au seva ya kliniki tu vinavyouhitaji.",
  passphrase: "Nimesahau kaulisiri yangu",
  "passphrase-1": `Je, unaona “${r["door-passkey"]}”? Bonyeza.`,
  "passphrase-2": `Au bonyeza “${r["door-recovery"]}”, na uandike mmoja wa ile uliyohifadhi. Kila mmoja hufanya kazi mara moja.`,
  "passphrase-3": `Kisha fungua “${r["ways-heading"]}”, bonyeza “${r["way-passphrase"]}”, na ubonyeze “${r["way-codes"]}”.`,
  "passphrase-4": `Nakala rudufu haina ufunguo mwingine: hufunguka kwa kile kilichofungua rekodi zako ilipotengenezwa. Ili kuijaribu kwa kaulisiri ya zamani, fungua “${r["door-more"]}” na ubonyeze “${r.restore}”.`,
  "passphrase-5": `Je, hayo yote yamepotea? Basi hakuna anayeweza kufungua rekodi hizi, na hakuna huduma yenye ufunguo mwingine. Unaweza kuanza upya kwa “${r["door-new"]}”.`,
  iphone: "Natumia ikoni ya skrini ya mwanzo ya iPhone",
  "iphone-1":
    "Tengeneza ikoni kwanza: kwenye Safari bonyeza alama ya kushiriki, kisha Add to Home Screen. Kuanzia hapo tumia ikoni pekee.",
  "iphone-2": `Safari na ikoni huweka rekodi tofauti. Ili kuzihamisha, fungua “${r["backup-heading"]}” kwenye Safari na ubonyeze “${r["backup-make-now"]}”; kisha fungua ikoni na ubonyeze “${r.restore}”.`,
  "iphone-3":
    "Safari inaweza kufuta rekodi za ukurasa ambao haukufunguliwa kwa siku saba. Weka nakala rudufu kwenye kifaa kingine.",
  "iphone-4":
    "Je, kamera haiwaki kutoka kwenye ikoni? Fungua anwani kwenye Safari: uhamishaji hauhitaji rekodi iliyowekwa.",
  "iphone-5": "Kurasa hizi bado hazijajaribiwa kwenye iPhone halisi.",
  "no-camera": "Kifaa cha daktari hakina kamera",
  "no-camera-1": `Anza kama kawaida: bonyeza “${d["doctor-title"]}”, andika tarakimu sita, na ubonyeze “${d["show-request"]}”.`,
  "no-camera-2": `Bonyeza “${p["scan-request"]}”, changanua skrini ya daktari, na ubonyeze “${p.confirm}”.`,
  "no-camera-3": `Kisha bonyeza “${p.copy}”, “${p.share}” au “${p.download}”, na umtumie daktari maandishi au faili. Hufunguka kwenye ukurasa huo pekee.`,
  "no-camera-4": `Acha ukurasa ukiwa wazi. Bonyeza “${d.paste}” au “${d["open-picture"]}”.`,
  "no-camera-5": `Je, hata skrini ya daktari haiwezi kuchanganuliwa? Chagua “${p["way-send"]}”, itume, na utaje alama kumi kwa simu.`,
  screen: "Skrini imepasuka, au msimbo unametameta",
  "screen-1": `Geuza simu au bonyeza “${p.bigger}”, ili ufa usipite kwenye kona ya msimbo.`,
  "screen-2": `Msimbo unaobadilikabadilika si hitilafu: ni rekodi kubwa, na kilichokosekana huja tena. Bonyeza “${p.slower}” au “${p["less-dense"]}”.`,
  "screen-3": `Je, kumetameta kunamsumbua yeyote? Bonyeza “${p.pause}” mara moja. Kisha fungua “${p.adjust}”, na ubonyeze “${p.step}” kwa kila picha inayofuata.`,
  "screen-4": `Wakati ujao shiriki kidogo, ili msimbo mmoja uliotulia utoshe: bonyeza “${p["choose-again"]}”, au chagua “${p.compact}”.`,
  "screen-5": `Au usiuonyeshe: baada ya “${p.confirm}”, bonyeza “${p.copy}”, “${p.share}” au “${p.download}”, na uutume.`,

  // The end.
  "further-heading": "Mengine ya kujua",
  "further-say":
    "Mtajie msimbo daktari aliye mbele yako pekee, au kwa simu. Hakuna mwingine anayeuhitaji, na hakuna mtu wa M-dawa atakayekuuliza.",
  "further-tried":
    "Kurasa hizi hujaribiwa kwa kivinjari cha Chromium kwenye kompyuta, na kwa video za skrini mbele ya kamera yake. Kwenye simu halisi, na kwenye iPhone, bado hazijajaribiwa. Jambo likienda tofauti na ilivyoandikwa hapa, mwambie anayeendesha tovuti hii.",
  "poster-link": "Bango la ukuta wa kliniki",
  "door-link": "Nenda ukurasa wa mwanzo",
};
