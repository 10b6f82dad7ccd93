// What stands on the poster and around it, in Hindi.

import { texts as all } from "./all.js";
import { texts as onPatient } from "./patient.js";

const p = { ...all, ...onPatient };

/** @type {Record<string, string>} */
export const texts = {
  "page-title": "पोस्टर – M-dawa transfer",
  "poster-title": "दीवार के लिए पोस्टर",
  "poster-lead":
    "अपने क्लिनिक का नाम और पता लिखें, ऊपर भाषा चुनें, और A4 या Letter पर प्रिंट करें। आप यहाँ जो लिखते हैं, वह न रखा जाता है, न भेजा जाता है।",
  clinic: "आपका क्लिनिक: नाम और पता",
  address: "इन पेजों का पता",
  "address-hint": "यह पोस्टर पर QR कोड में होता है। टाँगने से पहले फ़ोन से जाँच लें।",
  "address-problem": "ऐसा पता लिखें जो https:// से शुरू हो और 200 अक्षरों से लंबा न हो।",

  // On the sheet.
  "sheet-title": "अपना स्वास्थ्य रिकॉर्ड डॉक्टर को दें",
  "sheet-1": `नीचे का कोड स्कैन करें। चुनें कि क्या शेयर करना है। “${p.generate}” दबाएँ।`,
  "sheet-2": "छह अंक डॉक्टर को बोलकर बताएँ।",
  "sheet-3": `“${p["scan-request"]}” दबाएँ और डॉक्टर की स्क्रीन स्कैन करें। फिर अपनी स्क्रीन दिखाएँ।`,
  "sheet-free": "न खाता, न ऐप। अपना कोड सिर्फ़ अपने डॉक्टर को बताएँ।",
  "qr-address": "पते का QR कोड",
};
