// Why cards, links and certificates of others could not be read, in Hindi.

/** @type {import("../../shared/i18n.js").Translation<typeof import("../en/interop-errors.js").english>} */
export const texts = {
  "error-card-incomplete": "इस हेल्थ कार्ड के कुछ हिस्से नहीं मिले। इसके दूसरे कोड भी स्कैन करें।",
  "error-card-malformed": "यह ऐसा हेल्थ कार्ड नहीं है जिसे पढ़ा जा सके, या यह ख़राब है। इसे फिर स्कैन करें, या नया माँगें।",
  "error-card-mixed": "ये कोड एक से ज़्यादा हेल्थ कार्ड के हैं। एक बार में एक ही कार्ड स्कैन करें।",
  "error-dcc-malformed": "यह ऐसा डिजिटल COVID प्रमाणपत्र नहीं है जिसे पढ़ा जा सके, या यह ख़राब है। इसे फिर स्कैन करें।",
  "error-interop-too-big": "यहाँ जितने बड़े हेल्थ कार्ड या फ़ाइल खुल सकते हैं, यह उन सबसे बड़ा है।",
  "error-key-malformed": "इसमें कोई काम की कुंजी नहीं है। प्रमाणपत्र या कुंजी की फ़ाइल चुनें।",
  "error-link-file-cannot-open":
    "यह फ़ाइल इस लिंक से नहीं खुलती: यह किसी और लिंक की है, या बदल दी गई है। दोनों फिर से माँगें।",
  "error-link-file-malformed": "यह हेल्थ लिंक की फ़ाइल नहीं है, या ख़राब है। इसे फिर से लें।",
  "error-link-file-not-encrypted":
    "यह फ़ाइल एन्क्रिप्ट की हुई नहीं है, इसलिए लिंक की कुंजी की ज़रूरत नहीं है। इसे हेल्थ कार्ड या रिकॉर्ड की तरह खोलें।",
  "error-link-malformed": "यह पूरा हेल्थ लिंक नहीं है। इसे फिर स्कैन करें, या नया माँगें।",
};
