// What the page for phone checks says by script, in Hindi.

/** @type {import("../../shared/i18n.js").Translation<typeof import("../en/check.js").english>} */
export const texts = {
  // What went wrong on this page alone.
  "error-agreement-missing": "लिखें कि मरीज़ किस बात के लिए सहमत हैं।",
  "error-consent-missing": "पहले मरीज़ से पूछें, और बॉक्स में सही का निशान लगाएँ। इसके बिना कोई संदेश नहीं भेजा जाता।",
  "error-check-ended":
    "मरीज़ अब सहमत नहीं हैं, या दूसरे टैब ने यह जाँच ख़त्म कर दी। इसका कोड अब नहीं चलेगा, और आगे कुछ नहीं भेजा जाएगा।",
  "error-consent-was-withdrawn":
    "मरीज़ ने {date} को सहमति वापस ले ली। फिर से पूछें; अगर मरीज़ अब सहमत हैं, तो एक बार और दबाएँ।",
  "error-consent-withdrawn": "मरीज़ अब सहमत नहीं हैं, इसलिए इस नंबर पर कुछ नहीं भेजा जाता।",
  "error-first-missing": "पहला नाम लिखें, या “अभी नहीं” दबाएँ।",
  "error-email-malformed": "यह ईमेल पता नहीं है। इसे देख लें, या ख़ाली छोड़ दें।",
  "error-org-missing": "क्लिनिक का नाम लिखें: वह संदेश में आता है।",
  "error-phone-extension": "एक्सटेंशन पर संदेश नहीं पहुँचता। बिना एक्सटेंशन वाला नंबर टाइप करें।",
  "error-phone-unlikely":
    "इस देश में ऐसा कोई नंबर नहीं होता। मरीज़ से पूछकर देख लें; फिर भी यही नंबर लेना हो तो दोबारा दबाएँ।",
  "error-share-refused": "शेयर नहीं हो सका। दूसरा तरीका चुनें।",
  "error-storage-refused":
    "यह ब्राउज़र इस पेज के लिए कुछ नहीं रखता, इसलिए कोशिशें गिनी नहीं जा सकतीं और कोड नहीं बनता। प्राइवेट विंडो से बाहर आएँ, या दूसरा ब्राउज़र इस्तेमाल करें।",
  "error-template-without-code": "संदेश में {code} होना ज़रूरी है।",

  // Numbers.
  "country-option": "{name} (+{code})",
  "phone-hint": "जैसा मरीज़ बताएँ। प्लस (+) के साथ किसी भी देश का नंबर।",
  "number-read": "यह नंबर समझा गया: {number}। {kind}",
  "kind-fixed": "लैंडलाइन है? हो सकता है संदेश न पहुँचे।",
  "kind-fixed_or_mobile": "",
  "kind-mobile": "मोबाइल नंबर है।",
  "kind-pager": "शायद पेजर है।",
  "kind-personal_number": "",
  "kind-premium_rate": "ध्यान दें: इस पर ज़्यादा पैसे लग सकते हैं।",
  "kind-shared_cost": "ध्यान दें: शायद सर्विस नंबर है।",
  "kind-toll_free": "ध्यान दें: शायद सर्विस नंबर है।",
  "kind-uan": "शायद किसी कंपनी का नंबर है।",
  "kind-unknown": "",
  "kind-voicemail": "ध्यान दें: शायद वॉइस मेलबॉक्स है।",
  "kind-voip": "इंटरनेट वाला फ़ोन नंबर है।",

  // What came of a code.
  "outcome-already_used": "यह कोड पहले ही इस्तेमाल हो चुका है, शायद दूसरे टैब में। यह दो बार नहीं चलता।",
  "outcome-bad_format":
    "यह पूरा कोड नहीं है: पूरे कोड में {digits} अंक होते हैं। दोबारा टाइप करें; इससे कोई कोशिश कम नहीं हुई।",
  "outcome-clock_error":
    "इस डिवाइस की घड़ी उस समय से पीछे है जो यह पेज पहले देख चुका है, इसलिए कोई नहीं बता सकता कि कौन से कोड अब भी चलते हैं। इसे दूसरी घड़ी से मिलाएँ।",
  "outcome-cooldown": "इस नंबर पर अभी-अभी कोड भेजा गया है। अगला कोड थोड़ी देर में बन सकता है।",
  "outcome-delivery_failed": "संदेश नहीं गया, इसलिए उसका कोड अब नहीं चलेगा।",
  "outcome-disabled":
    "इस नंबर के लिए बहुत बार ग़लत कोड डाला गया। यह तब तक बंद रहेगा, जब तक कोई मरीज़ की पहचान पक्की करके फिर अनुमति न दे।",
  "outcome-expired": "इस कोड का समय ख़त्म हो गया। कुछ नहीं खोया है: नया कोड भेजें।",
  "outcome-locked": "बहुत बार ग़लत कोड डाला गया: यह कोड अब नहीं चलेगा। नया कोड थोड़ी देर में बन सकता है।",
  "outcome-no_challenge": "इस नंबर के लिए अभी कोई कोड चालू नहीं है। नया कोड भेजें।",
  "outcome-ok": "कोड सही है।",
  "outcome-rate_limited": "इस नंबर पर बहुत सारे कोड भेजे गए। अगला कोड थोड़ी देर में बन सकता है।",
  "outcome-wrong": "यह सही कोड नहीं है। मरीज़ से कोड फिर पढ़ने को कहें।",
  "clock-is-right": "इस डिवाइस की घड़ी सही है",
  "allow-again": "पक्का यही मरीज़ हैं: फिर अनुमति दें",
  "new-code-now": "अब नया कोड बन सकता है।",
  "wait-ended": "अब आप आगे बढ़ सकते हैं।",

  // Codes and ways.
  "code-for": "{number} के लिए",
  "code-made": "{number} के लिए कोड तैयार है। चुनें कि यह मरीज़ तक कैसे पहुँचे।",
  "code-renewed": "नया कोड तैयार है; पहले वाला अब नहीं चलेगा।",
  "code-hint": "{digits} अंक, चाहे जैसे लिखें।",
  "not-shown":
    "यह पेज फिर से लोड हुआ और कोड नहीं रखता। अगर मरीज़ के पास संदेश है, तो नीचे कोड टाइप करें; नहीं तो नया कोड भेजें।",
  "handed-whatsapp":
    "{time} पर WhatsApp को दिया गया। किसी को वहाँ भेजने का बटन दबाना होगा; यहाँ पता नहीं चलता कि संदेश भेजा गया या नहीं। मरीज़ से पूछें।",
  "handed-sms":
    "{time} पर मैसेज ऐप को दिया गया। किसी को वहाँ भेजने का बटन दबाना होगा; यहाँ पता नहीं चलता कि संदेश भेजा गया या नहीं। कंप्यूटर पर शायद कुछ न हो: तब टेक्स्ट कॉपी करें।",
  "handed-share": "{time} पर आपके चुने हुए ऐप को दिया गया। यहाँ पता नहीं चलता कि संदेश भेजा गया या नहीं। मरीज़ से पूछें।",
  "handed-copied": "{time} पर कॉपी हुआ। इसे मरीज़ को भेजने वाले संदेश में पेस्ट करें, और बाद में क्लिपबोर्ड ख़ाली करें।",
  "handed-shown":
    "{time} पर दिखाया गया। जो इसे देखे या सुने, उसे कोड पता चल जाता है: इससे नंबर तभी साबित होता है जब आप इसी नंबर पर कॉल करके कोड बताएँ।",
  "handed-service": "{time} पर संदेश सेवा को दिया गया।",
  "delivery-accepted": "सेवा ने संदेश ले लिया। पहुँचेगा या नहीं, यह अभी किसी को पता नहीं।",
  "delivery-refused":
    "सेवा ने संदेश लेने से मना किया ({error}): कुछ नहीं भेजा गया, और उसका कोड अब नहीं चलेगा। दूसरे तरीके से नया कोड भेजें।",
  "delivery-unknown":
    "सेवा ने जवाब नहीं दिया। हो सकता है संदेश रास्ते में हो, इसलिए वह अपने आप दोबारा नहीं भेजा जाता। नया कोड भेजने से पहले मरीज़ से पूछें।",
  "no-reason": "कोई कारण नहीं बताया",
  sending: "भेजा जा रहा है …",
  "show-large": "पढ़कर सुनाने के लिए बड़ा दिखाएँ",
  "hide-large": "कोड छिपाएँ",
  "send-by": "{provider} से भेजें",
  "way-copied": "कॉपी किया",
  "way-service": "संदेश सेवा",
  "way-share": "शेयर किया",
  "way-shown": "पढ़कर सुनाया",
  "way-sms": "SMS",
  "way-whatsapp": "WhatsApp",

  // After it.
  "checked-at": "{time} पर जाँचा गया। मरीज़ इस समय {number} के संदेश पढ़ पा रहे हैं।",
  "seen-before": "यहाँ पहले {date} को देखा गया।",
  "seen-never": "यहाँ नया है: यह नंबर इस ब्राउज़र में पहले नहीं जाँचा गया।",
  "profile-kept": "इस ब्राउज़र में रख लिया गया।",
  "profile-skipped": "नंबर की जाँच हो गई। कोई जानकारी नहीं रखी गई।",

  // What patients agreed to.
  "agreement-ended": "{date} को वापस ली गई",
  "agreement-ended-by": "{date} को वापस ली गई ({name})",
  "agreement-none": "यहाँ इस नंबर की कोई सहमति लागू नहीं है। मरीज़ से नंबर पूछकर देख लें।",
  "agreement-stands": "लागू है",
  "agreement-withdrawn":
    "सहमति वापस ली गई। अब {number} पर कुछ नहीं भेजा जाएगा, जब तक मरीज़ फिर से सहमत न हों। जो पहले भेजा गया, वह वापस नहीं लिया जा सकता।",
  "language-en": "English",
  "language-hi": "हिन्दी",
  "language-sw": "Kiswahili",

  // Rules for codes.
  "policy-clinic-sms": "क्लिनिक से SMS",
  "policy-mdawa-transfer": "ट्रांसफ़र",
  "policy-officer-login": "अधिकारी का लॉग-इन",
  "policy-recommended": "सुझाया गया",
  "policy-vet-whatsapp": "पशु क्लिनिक से WhatsApp",
  "policy-option": "{name}: {digits} अंक, {minutes} मिनट",
  "policy-option-below": "{name}: {digits} अंक, {minutes} मिनट। मानकों से कम",
  "policy-keeps": "यह भेजे जाने वाले कोड के लिए NIST SP 800-63B-4 और OWASP ASVS 5.0 के नियम मानता है।",
  "policy-breaks": "NIST SP 800-63B-4 और OWASP ASVS 5.0 जो माँगते हैं, यह उससे कम है:",

  // Messages.
  segments: {
    one: "{count} संदेश, {characters} अक्षर ({encoding})।",
    other: "{count} संदेश, {characters} अक्षर ({encoding})। हर संदेश के पैसे लगते हैं।",
  },
  "settings-kept": "इस ब्राउज़र में रख लिया गया।",

  // The message service.
  "channel-call": "कॉल",
  "channel-sms": "SMS",
  "channel-whatsapp": "WhatsApp",
  "provider-aws-sns": "AWS SNS",
  "provider-gupshup-sms": "Gupshup SMS",
  "provider-gupshup-whatsapp": "Gupshup WhatsApp",
  "provider-msg91": "MSG91",
  "provider-myoperator": "MyOperator WhatsApp",
  "provider-relay": "आपका अपना रिले",
  "provider-twilio": "Twilio",
  "field-optional": "{label} (अगर हो)",
  "field-accessKeyId": "एक्सेस कुंजी ID",
  "field-accountSid": "अकाउंट SID",
  "field-apiKey": "API कुंजी",
  "field-authKey": "Auth कुंजी",
  "field-baseUrl": "पता (https)",
  "field-companyId": "कंपनी ID",
  "field-contentSid": "कंटेंट SID",
  "field-dltTemplateId": "DLT टेम्पलेट ID",
  "field-entityId": "DLT एंटिटी ID",
  "field-flowId": "फ़्लो ID",
  "field-from": "भेजने वाले का नंबर",
  "field-keySid": "कुंजी SID",
  "field-language": "टेम्पलेट की भाषा",
  "field-mask": "भेजने वाले का हेडर",
  "field-messagingServiceSid": "मैसेजिंग सेवा SID",
  "field-password": "पासवर्ड",
  "field-phoneNumberId": "फ़ोन नंबर ID",
  "field-principalEntityId": "DLT एंटिटी ID",
  "field-region": "क्षेत्र",
  "field-secret": "सीक्रेट",
  "field-secretAccessKey": "सीक्रेट एक्सेस कुंजी",
  "field-sender": "भेजने वाले का हेडर",
  "field-senderId": "भेजने वाले की ID",
  "field-sessionToken": "सेशन टोकन",
  "field-source": "भेजने वाले का नंबर",
  "field-template": "टेम्पलेट का नाम",
  "field-templateId": "टेम्पलेट ID",
  "field-templateName": "टेम्पलेट का नाम",
  "field-token": "टोकन",
  "field-userId": "यूज़र ID",
  "gateway-on": "सेवा चालू है: इसका बटन दूसरे बटनों के साथ है।",
  "gateway-off": "सेवा बंद है।",
  "gateway-problem": "{problem} ({field})",
};
