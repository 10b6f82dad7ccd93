/**
 * The words of the clinic's messages and what patients agree to, in the languages that a patient may choose, until the
 * clinic writes its own. A message in Devanagari has 70 characters where one in Latin letters has 160, so the Hindi one is
 * short enough for one message with a name of 15 characters.
 *
 * @type {Record<import("../check/page-types.js").Language, import("../check/page-types.js").Words>}
 */
export const words = {
  en: {
    template: "{org}: your code is {code}. Say it to us within {minutes} minutes. Give it to nobody else.",
    consent: "The patient agrees to get one message with a code.",
  },
  hi: {
    template: "{org}: आपका कोड {code} है। इसे {minutes} मिनट में सिर्फ़ हमें बताएँ।",
    consent: "मरीज़ कोड वाला एक संदेश पाने के लिए सहमत हैं।",
  },
  sw: {
    template: "{org}: msimbo wako ni {code}. Tuambie ndani ya dakika {minutes}. Usimpe mtu mwingine yeyote.",
    consent: "Mgonjwa anakubali kupokea ujumbe mmoja wenye msimbo.",
  },
};
