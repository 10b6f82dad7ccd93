// What the page for phone checks says by script, in Swahili.

/** @type {import("../../shared/i18n.js").Translation<typeof import("../en/check.js").english>} */
export const texts = {
  // What went wrong on this page alone.
  "error-agreement-missing": "Andika mgonjwa anakubali nini.",
  "error-consent-missing":
    "Muulize mgonjwa kwanza, na uweke alama kwenye kisanduku. Bila hiyo hakuna ujumbe unaotumwa.",
  "error-check-ended":
    "Mgonjwa hakubali tena, au kichupo kingine kimemaliza ukaguzi huu. Msimbo wake ni batili, na hakuna kingine kinachotumwa.",
  "error-consent-was-withdrawn":
    "Mgonjwa aliondoa ridhaa yake {date}. Muulize tena; akikubali sasa, bonyeza mara moja zaidi.",
  "error-consent-withdrawn": "Mgonjwa hakubali tena, kwa hiyo hakuna kinachotumwa kwa nambari hii.",
  "error-first-missing": "Andika jina la kwanza, au bonyeza “Si sasa”.",
  "error-email-malformed": "Hii si anwani ya barua pepe. Iangalie, au acha bila kujaza.",
  "error-org-missing": "Andika jina la kliniki: ujumbe hulitaja.",
  "error-phone-extension": "Ujumbe haufiki kwenye nambari ya ndani (extension). Andika nambari isiyo nayo.",
  "error-phone-unlikely":
    "Mpango wa nambari wa nchi hauna nambari kama hii. Ihakikishe kwa kumuuliza mgonjwa; bonyeza tena ili uitumie hata hivyo.",
  "error-share-refused": "Kushiriki hakukufaulu. Tumia njia nyingine.",
  "error-storage-refused":
    "Kivinjari hiki hakihifadhi chochote kwa ukurasa huu, kwa hiyo majaribio hayawezi kuhesabiwa na hakuna msimbo unaotengenezwa. Toka kwenye dirisha la faragha, au tumia kivinjari kingine.",
  "error-template-without-code": "Ujumbe lazima uwe na {code} ndani yake.",

  // Numbers.
  "country-option": "{name} (+{code})",
  "phone-hint": "Kama anavyoitaja mgonjwa. Ukianza na alama ya kujumlisha, ya nchi yoyote.",
  "number-read": "Imesomwa kama {number}. {kind}",
  "kind-fixed": "Simu ya mezani? Huenda ujumbe usifike.",
  "kind-fixed_or_mobile": "",
  "kind-mobile": "Nambari ya simu ya mkononi.",
  "kind-pager": "Huenda ni peja.",
  "kind-personal_number": "",
  "kind-premium_rate": "Tahadhari: huenda ikagharimu zaidi.",
  "kind-shared_cost": "Tahadhari: huenda ni nambari ya huduma.",
  "kind-toll_free": "Tahadhari: huenda ni nambari ya huduma.",
  "kind-uan": "Huenda ni nambari ya kampuni.",
  "kind-unknown": "",
  "kind-voicemail": "Tahadhari: huenda ni nambari ya ujumbe wa sauti.",
  "kind-voip": "Nambari ya simu ya intaneti.",

  // What came of a code.
  "outcome-already_used":
    "Msimbo huu umekwisha kutumika, labda kwenye kichupo kingine. Hauhesabiwi mara mbili.",
  "outcome-bad_format":
    "Huo si msimbo kamili: una tarakimu {digits}. Uandike tena; jaribio hili halikuhesabiwa.",
  "outcome-clock_error":
    "Saa ya kifaa hiki iko nyuma ya wakati ambao ukurasa huu ulishauona, kwa hiyo hakuna anayeweza kusema misimbo ipi bado inafaa. Ilinganishe na saa nyingine.",
  "outcome-cooldown":
    "Msimbo umetumwa kwa nambari hii muda mfupi uliopita. Unaofuata unaweza kutengenezwa baada ya muda kidogo.",
  "outcome-delivery_failed": "Ujumbe haukutoka, kwa hiyo msimbo wake ni batili.",
  "outcome-disabled":
    "Msimbo wa nambari hii umekosewa mara nyingi mno. Nambari itabaki imefungwa hadi mtu mwenye uhakika kuhusu mgonjwa airuhusu tena.",
  "outcome-expired": "Muda wa msimbo huu umeisha. Hakuna kilichopotea: tuma mpya.",
  "outcome-locked":
    "Msimbo huu umekosewa mara nyingi mno: ni batili. Mpya unaweza kutengenezwa baada ya muda kidogo.",
  "outcome-no_challenge": "Hakuna msimbo unaosubiri kwa nambari hii. Tuma mpya.",
  "outcome-ok": "Msimbo ni sahihi.",
  "outcome-rate_limited":
    "Misimbo mingi mno imetumwa kwa nambari hii. Unaofuata unaweza kutengenezwa baada ya muda kidogo.",
  "outcome-wrong": "Huo si msimbo sahihi. Mwombe mgonjwa ausome tena.",
  "clock-is-right": "Saa ya kifaa hiki ni sahihi",
  "allow-again": "Nina uhakika na mgonjwa huyu: ruhusu tena",
  "new-code-now": "Sasa msimbo mpya unaweza kutengenezwa.",
  "wait-ended": "Unaweza kuendelea sasa.",

  // Codes and ways.
  "code-for": "Kwa {number}",
  "code-made": "Msimbo wa {number} uko tayari. Chagua jinsi utakavyomfikia mgonjwa.",
  "code-renewed": "Msimbo mpya uko tayari; uliotangulia haufai tena.",
  "code-hint": "Tarakimu {digits}, kwa uandishi wowote.",
  "not-shown":
    "Ukurasa huu ulipakiwa upya na hauweki misimbo. Ikiwa mgonjwa ana ujumbe, andika msimbo hapa chini; kama hana, tuma mpya.",
  "handed-whatsapp":
    "Ujumbe umekabidhiwa kwa WhatsApp ({time}). Lazima mtu abonyeze tuma huko; hakuna anayejua hapa kama umetumwa. Muulize mgonjwa.",
  "handed-sms":
    "Ujumbe umekabidhiwa kwa programu ya ujumbe ({time}). Lazima mtu abonyeze tuma huko; hakuna anayejua hapa kama umetumwa. Kwenye kompyuta huenda kusitokee kitu: basi nakili maandishi.",
  "handed-share":
    "Ujumbe umekabidhiwa kwa programu uliyochagua ({time}). Hakuna anayejua hapa kama umetumwa. Muulize mgonjwa.",
  "handed-copied":
    "Ujumbe umenakiliwa ({time}). Ubandike kwenye ujumbe kwa mgonjwa, na ufute ubao wa kunakili baadaye.",
  "handed-shown":
    "Msimbo umeonyeshwa ({time}). Yeyote anayeuona au kuusikia anajua msimbo: unathibitisha nambari ikiwa tu unautaja ukipiga simu kwa nambari hii.",
  "handed-service": "Ujumbe umekabidhiwa kwa huduma ya ujumbe ({time}).",
  "delivery-accepted": "Huduma imepokea ujumbe. Kama utafika, bado hakuna anayejua.",
  "delivery-refused":
    "Huduma imekataa ujumbe ({error}): hakuna kilichotumwa, na msimbo wake ni batili. Tuma msimbo mpya kwa njia nyingine.",
  "delivery-unknown":
    "Huduma haikujibu. Huenda ujumbe uko njiani, kwa hiyo hautumwi tena wenyewe. Muulize mgonjwa kabla ya kutuma msimbo mpya.",
  "no-reason": "hakuna sababu iliyotolewa",
  sending: "Inatuma …",
  "show-large": "Onyesha kubwa, usome kwa sauti",
  "hide-large": "Ficha msimbo",
  "send-by": "Tuma kwa {provider}",
  "way-copied": "Imenakiliwa",
  "way-service": "Huduma ya ujumbe",
  "way-share": "Imeshirikiwa",
  "way-shown": "Imesomwa kwa sauti",
  "way-sms": "SMS",
  "way-whatsapp": "WhatsApp",

  // After it.
  "checked-at": "Imekaguliwa ({time}). Mgonjwa anasoma {number} sasa hivi.",
  "seen-before": "Ilionekana hapa awali {date}.",
  "seen-never": "Ni mpya hapa: nambari hii haijawahi kukaguliwa kwenye kivinjari hiki.",
  "profile-kept": "Imewekwa kwenye kivinjari hiki.",
  "profile-skipped": "Nambari imekaguliwa. Hakuna taarifa zilizowekwa.",

  // What patients agreed to.
  "agreement-ended": "Iliondolewa {date}",
  "agreement-ended-by": "Iliondolewa {date} ({name})",
  "agreement-none": "Hakuna ridhaa ya nambari hii inayotumika hapa. Hakikisha nambari kwa kumuuliza mgonjwa.",
  "agreement-stands": "Inatumika",
  "agreement-withdrawn":
    "Imeondolewa. Hakuna kinachotumwa tena kwa {number}, isipokuwa mgonjwa akubali upya. Kilichotumwa awali hakiwezi kurudishwa.",
  "language-en": "English",
  "language-hi": "हिन्दी",
  "language-sw": "Kiswahili",

  // Rules for codes.
  "policy-clinic-sms": "Kliniki kwa SMS",
  "policy-mdawa-transfer": "Uhamishaji",
  "policy-officer-login": "Kuingia kwa mhudumu",
  "policy-recommended": "Inapendekezwa",
  "policy-vet-whatsapp": "Kliniki ya wanyama kwa WhatsApp",
  "policy-option": "{name}: tarakimu {digits}, dakika {minutes}",
  "policy-option-below": "{name}: tarakimu {digits}, dakika {minutes}. Chini ya viwango",
  "policy-keeps": "Hii inafuata kanuni za NIST SP 800-63B-4 na OWASP ASVS 5.0 za misimbo inayotumwa.",
  "policy-breaks": "Hii inapungukiwa na yanayotakiwa na NIST SP 800-63B-4 na OWASP ASVS 5.0:",

  // Messages.
  segments: {
    one: "Ujumbe {count} wenye herufi {characters} ({encoding}).",
    other: "Jumbe {count}, herufi {characters} ({encoding}). Kila mmoja hulipiwa.",
  },
  "settings-kept": "Imewekwa kwenye kivinjari hiki.",

  // The message service.
  "channel-call": "Simu",
  "channel-sms": "SMS",
  "channel-whatsapp": "WhatsApp",
  "provider-aws-sns": "AWS SNS",
  "provider-gupshup-sms": "Gupshup SMS",
  "provider-gupshup-whatsapp": "Gupshup WhatsApp",
  "provider-msg91": "MSG91",
  "provider-myoperator": "MyOperator WhatsApp",
  "provider-relay": "Seva yako ya kupitishia",
  "provider-twilio": "Twilio",
  "field-optional": "{label} (kama unayo)",
  "field-accessKeyId": "Access key ID",
  "field-accountSid": "Account SID",
  "field-apiKey": "Ufunguo wa API",
  "field-authKey": "Auth key",
  "field-baseUrl": "Anwani (https)",
  "field-companyId": "Company ID",
  "field-contentSid": "Content SID",
  "field-dltTemplateId": "DLT template ID",
  "field-entityId": "DLT entity ID",
  "field-flowId": "Flow ID",
  "field-from": "Nambari ya mtumaji",
  "field-keySid": "Key SID",
  "field-language": "Lugha ya kiolezo",
  "field-mask": "Jina la mtumaji",
  "field-messagingServiceSid": "Messaging service SID",
  "field-password": "Nenosiri",
  "field-phoneNumberId": "Phone number ID",
  "field-principalEntityId": "DLT entity ID",
  "field-region": "Eneo (region)",
  "field-secret": "Siri",
  "field-secretAccessKey": "Secret access key",
  "field-sender": "Jina la mtumaji",
  "field-senderId": "Sender ID",
  "field-sessionToken": "Session token",
  "field-source": "Nambari ya mtumaji",
  "field-template": "Jina la kiolezo",
  "field-templateId": "Template ID",
  "field-templateName": "Jina la kiolezo",
  "field-token": "Tokeni",
  "field-userId": "User ID",
  "gateway-on": "Huduma imewashwa: kitufe chake kiko kando ya vingine.",
  "gateway-off": "Huduma imezimwa.",
  "gateway-problem": "{problem} ({field})",
};
