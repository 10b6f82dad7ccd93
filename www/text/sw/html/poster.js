// What stands on the poster and around it, in Swahili.

import { texts as all } from "./all.js";
import { texts as onPatient } from "./patient.js";

const p = { ...all, ...onPatient };

/** @type {Record<string, string>} */
export const texts = {
  "page-title": "Bango – M-dawa transfer",
  "poster-title": "Bango la ukutani",
  "poster-lead":
    "Andika jina na anwani ya kliniki yako, chagua lugha juu, na uchapishe kwenye A4 au Letter. Unachoandika hapa hakihifadhiwi wala hakitumwi.",
  clinic: "Kliniki yako: jina na anwani",
  address: "Anwani ya kurasa hizi",
  "address-hint": "Iko kwenye bango kama msimbo wa QR. Ijaribu kwa simu kabla ya kulitundika.",
  "address-problem": "Andika anwani inayoanza na https:// na isiyozidi herufi 200.",

  // On the sheet.
  "sheet-title": "Mpe daktari rekodi yako ya afya",
  "sheet-1": `Changanua msimbo ulio chini. Chagua cha kushiriki. Bonyeza “${p.generate}”.`,
  "sheet-2": "Mtajie daktari tarakimu sita.",
  "sheet-3": `Bonyeza “${p["scan-request"]}” na uchanganue skrini ya daktari. Kisha onyesha skrini yako.`,
  "sheet-free": "Bila akaunti, bila programu. Mtajie msimbo daktari wako pekee.",
  "qr-address": "Msimbo wa QR wa anwani",
};
