// What the page of the records says by script, in Swahili.

/** @type {import("../../shared/i18n.js").Translation<typeof import("../en/records.js").english>} */
export const texts = {
  // What went wrong, and what to do next.
  "error-backup-damaged":
    "Hii si faili kamili ya nakala rudufu, au ilibadilishwa. Hakuna kilichoguswa hapa. Chagua faili nyingine.",
  "error-backup-here-already": "Rekodi hizi ziko hapa tayari.",
  "error-document-too-big": "Waraka huu unazidi MB 8. Chagua mdogo zaidi.",
  "error-entry-changed":
    "Kipengele hiki kilibadilishwa kwenye kichupo kingine wakati huohuo. Mabadiliko hayo hayakuguswa: rudi nyuma, kifungue tena, kisha kibadilishe upya.",
  "error-file-empty": "Hakuna kitu cha kuweka kwenye faili hii.",
  "error-file-cut":
    "Faili hii imeharibika au imekatika. Hakuna kilichowekwa kutoka kwenye faili hii. Ipate tena kutoka ilikotoka.",
  "error-file-no-record": "Hii si rekodi ya afya. Chagua faili ya FHIR, ambayo jina lake linaishia na .json.",
  "error-file-of-nobody":
    "Faili hii haisemi rekodi ni ya nani. Kwanza ongeza mtu, fungua rekodi yake, kisha ingiza faili hapo.",
  "error-file-frame":
    "Hii ni sehemu ya rekodi iliyofungwa. Ifungue kwenye ukurasa wa daktari, ihifadhi kama faili ya FHIR, kisha ingiza faili hiyo.",
  "error-file-letter":
    "Rekodi hii imefungwa. Ifungue kwenye ukurasa wa daktari kwa msimbo wake, ihifadhi kama faili ya FHIR, kisha ingiza faili hiyo.",
  "error-file-answer":
    "Rekodi hii imefungwa. Ifungue kwenye ukurasa wa daktari kwa msimbo wake, ihifadhi kama faili ya FHIR, kisha ingiza faili hiyo.",
  "error-file-request": "Hili ni ombi la daktari, si rekodi. Ukurasa wa mgonjwa ndio unaolichanganua.",
  "error-file-smart-health-card":
    "Hii ni SMART Health Card. Ifungue kwenye ukurasa wa daktari, ambao utaikagua, kisha bonyeza Weka kwa njia fiche hapo.",
  "error-file-smart-health-link":
    "Hii ni SMART Health Link. Ifungue kwenye ukurasa wa daktari, ambao utaikagua, kisha bonyeza Weka kwa njia fiche hapo.",
  "error-file-health-link-file":
    "Hii ni faili iliyofungwa ya kiungo cha afya. Ifungue kwenye ukurasa wa daktari, kisha bonyeza Weka kwa njia fiche hapo.",
  "error-file-eu-dcc":
    "Hiki ni cheti cha afya cha EU. Kifungue kwenye ukurasa wa daktari, ambao utakikagua, kisha bonyeza Weka kwa njia fiche hapo.",
  "error-nothing-to-give":
    "Bado hakuna kilichoandikwa hapa kinachoweza kuwekwa kwenye jedwali. Kwanza ongeza kipengele.",
  "error-record-too-long":
    "Rekodi hii ni kubwa mno kutolewa kama kipande kimoja, hasa kwa sababu ya picha zake. Ihifadhi kama faili za FHIR, au shiriki vipengele utakavyochagua.",
  "error-passkey-cancelled":
    "Hakuna ufunguo wa siri (passkey) uliotumika: ulighairiwa, ulichukua muda mrefu mno, au hakuna unaofaa. Jaribu tena, au tumia njia nyingine ya kuingia.",
  "error-passkey-unsupported":
    "Ufunguo wa siri (passkey) wa kifaa hiki hautoi ufunguo unaohitajika, kwa hiyo hauwezi kufungua rekodi. Tumia kaulisiri na misimbo ya kurejesha.",
  "error-storage-full":
    "Hakuna nafasi iliyobaki kwenye kifaa hiki. Hakuna kilichopotea na hakuna kilichowekwa nusu. Ongeza nafasi, kisha jaribu tena.",
  "error-storage-refused":
    "Kivinjari hiki hakiruhusu ukurasa kuweka chochote. Toka kwenye hali ya kuvinjari kwa faragha, au ruhusu tovuti hii kuhifadhi data, kisha pakia ukurasa upya.",
  "error-vault-damaged":
    "Kitu kilichowekwa hapa kilibadilishwa kutoka nje na hakiwezi kuaminika, kwa hiyo hakionyeshwi. Rejesha faili ya nakala rudufu.",
  "error-vault-gone":
    "Rekodi hizi zilifutwa kwenye kivinjari hiki. Rejesha faili ya nakala rudufu ili uzipate tena.",
  "error-vault-locked": "Rekodi zimefungwa. Zifungue tena.",
  "error-vault-newer":
    "Rekodi hizi ziliwekwa na toleo jipya zaidi la ukurasa huu. Pakia ukurasa upya; hakuna kilichobadilishwa.",
  "error-vault-unconfirmed":
    "Muda mwingi umepita. Tumia tena kaulisiri yako, ufunguo wa siri (passkey) au msimbo.",
  "error-vault-ways-few": "Lazima zibaki angalau njia mbili za kuingia. Ongeza nyingine kwanza.",
  damaged: {
    one: "Sehemu {count} ya yaliyowekwa hapa ilibadilishwa kutoka nje na haionyeshwi. Rejesha faili ya nakala rudufu.",
    other:
      "Sehemu {count} za yaliyowekwa hapa zilibadilishwa kutoka nje na hazionyeshwi. Rejesha faili ya nakala rudufu.",
  },

  // Who keeps what.
  "page-title": "{title} – M-dawa transfer",
  "records-title": "Rekodi zilizowekwa hapa",
  "title-patient": "Rekodi zangu",
  "title-caretaker": "Watu ninaowatunza",
  "title-doctor": "Wagonjwa",
  "title-clinic": "Wagonjwa",

  // A new vault.
  "name-missing": "Zipe jina, kwa mfano jina lako.",
  "not-whole": "Kuna kitu kinakosekana. Kimewekewa alama kwenye fomu.",
  "passphrase-differs": "Hizo mbili hazifanani. Andika kaulisiri tena, au bonyeza Onyesha.",
  "passphrase-short": "Hii ni fupi mno. Tumia angalau herufi {count}.",
  "role-missing": "Chagua rekodi ni za nani.",
  "codes-copied": "Imenakiliwa. Ibandike mahali ambapo ni wewe tu unayeweza kuisoma.",
  "codes-file":
    "Misimbo ya kurejesha ya M-dawa ya {name}, iliyotengenezwa {date}. Kila mmoja hufanya kazi mara moja. Orodha mpya zaidi huchukua nafasi ya hii.",
  "codes-kept": "Misimbo mipya ya kurejesha inatumika sasa. Ya zamani imeacha kufanya kazi.",
  "passkey-name": "Ufunguo wa siri (passkey) wa {date}",
  "vault-made":
    "Mahali pa rekodi pametengenezwa na pamefunguliwa. Utakachoweka kuanzia sasa kitasimbwa kwa njia fiche.",

  // The door.
  continue: "Endelea",
  "door-confirm": "Onyesha tena kuwa ni wewe",
  "door-go-open": "Fungua",
  "door-open-patient": "Fungua rekodi zangu",
  "door-open-caretaker": "Fungua rekodi za watu ninaowatunza",
  "door-open-doctor": "Fungua rekodi za wagonjwa wangu",
  "door-open-clinic": "Fungua rekodi za kliniki",
  "confirm-backup":
    "Nakala rudufu ina kila kitu ndani yake, kwa hiyo hutengenezwa tu kwa anayeweza kuifungua.",
  "confirm-delete": "Kinachofutwa hakirudi, kwa hiyo siri yako inahitajika tena.",
  "confirm-export": "Faili iliyohifadhiwa haijafungwa, kwa hiyo siri yako inahitajika tena.",
  "confirm-print": "Karatasi iliyochapishwa haijafungwa, kwa hiyo siri yako inahitajika tena.",
  "confirm-restore":
    "Inafunguka kwa kaulisiri, ufunguo wa siri (passkey) au msimbo wa kurejesha wa wakati nakala rudufu ilipotengenezwa. Yote huangaliwa kabla ya chochote kuwekwa.",
  "confirm-share": "Kinachoshirikiwa hutoka kwenye rekodi hizi, kwa hiyo siri yako inahitajika tena.",
  "confirm-ways":
    "Anayebadilisha njia za kuingia anaweza kukuzuia usiingie, kwa hiyo siri yako inahitajika tena.",
  opened: "Zimefunguliwa.",
  "opened-code": {
    one: "Zimefunguliwa. Msimbo huo umekwisha kutumika; umebaki msimbo {count} wa kurejesha.",
    other: "Zimefunguliwa. Msimbo huo umekwisha kutumika; imebaki misimbo {count} ya kurejesha.",
  },
  passphrase: "Kaulisiri",
  "recovery-code": "Msimbo wa kurejesha",
  "secret-missing": "Andika hapa kwanza.",
  "secret-waiting":
    "Kaulisiri imekosewa mara nyingi mno. Subiri hadi muda uishe, au tumia njia nyingine ya kuingia.",
  "secret-wrong": "Hiyo haifungui rekodi hizi. Angalia kila herufi, kisha jaribu tena.",
  "wait-over": "Unaweza kuandika kaulisiri tena.",
  "wait-spoken": "Kaulisiri imekosewa mara nyingi mno. Subiri sekunde {count}.",
  "locked-broken": "Hitilafu imetokea, kwa hiyo rekodi zimefungwa. Zifungue tena.",
  "locked-hand": "Zimefungwa.",
  "locked-hidden": "Zimefungwa, kwa sababu ukurasa huu ulifunikwa kwa dakika moja.",
  "locked-idle": "Zimefungwa, kwa sababu hakuna aliyegusa ukurasa kwa muda.",
  "locked-left": "Zimefungwa.",
  "locked-passphrase": "Zimefungwa, kwa sababu kaulisiri ilibadilishwa kwenye kichupo kingine.",
  "locked-restored": "Zimefungwa, kwa sababu nakala rudufu iliwekwa mahali pa rekodi hizi.",
  "locked-slept": "Zimefungwa, kwa sababu kifaa kililala.",
  "locked-wiped": "Zimefutwa kwenye kivinjari hiki.",
  "wipe-heading": "Ungependa kufuta kila kitu hapa?",
  "wipe-text":
    "Rekodi zote za watu wote kwenye kivinjari hiki zitaacha kusomeka mara moja, kisha zitaondolewa. Hakuna anayeweza kutengua hili; ni faili ya nakala rudufu tu itakayozirudisha.",
  "wipe-yes": "Futa kila kitu",
  wiped: "Kila kitu kimefutwa. Hakuna chochote cha rekodi kilichobaki hapa kinachoweza kusomwa.",
  working: "Inafanya kazi …",

  // People.
  alike: "{name} yupo hapa mara mbili, na tarehe ileile ya kuzaliwa.",
  "fact-born-on": "alizaliwa {date}",
  "people-none":
    "Bado hakuna mtu aliyewekwa hapa. Ongeza mtu, au ingiza faili uliyopewa na mgonjwa au daktari.",
  "people-none-self":
    "Bado hakuna kilichowekwa hapa. Anza kwa kuandika wewe ni nani, au ingiza faili uliyopewa na daktari.",
  "person-add": "Ongeza mtu",
  "person-add-self": "Andika mimi ni nani",
  "person-edit": "Badilisha jina au tarehe ya kuzaliwa",
  "person-line": {
    one: "Kipengele {count} · kilibadilishwa {date}",
    other: "Vipengele {count} · vilibadilishwa {date}",
  },
  "people-count": { one: "Mtu {count}", other: "Watu {count}" },
  "people-found": { one: "Amepatikana {count} kati ya {all}.", other: "Wamepatikana {count} kati ya {all}." },

  // Entries.
  "entries-found": {
    one: "Kimepatikana kipengele {count} kati ya {all}.",
    other: "Vimepatikana vipengele {count} kati ya {all}.",
  },
  "entries-term": "Vipengele",
  "entry-untitled": "Bila kichwa",
  found: { one: "Kimepatikana kipengele {count}.", other: "Vimepatikana vipengele {count}." },
  "kinds-allergy": "Mizio",
  "kinds-problem": "Matatizo ya afya",
  "kinds-medicine": "Dawa",
  "kinds-immunisation": "Chanjo",
  "kinds-result": "Matokeo",
  "kinds-vital": "Vipimo vya mwili",
  "kinds-document": "Nyaraka na picha",
  "kinds-note": "Maelezo",
  "kinds-other": "Nyingine",
  date: "Tarehe",
  source: "Kutoka",
  "source-file": "Faili {name}, imesomwa {read}.",
  "source-file-unnamed": "Faili iliyo wazi, imesomwa {read}.",
  "source-phone": "simu iliyoisaini ({sender})",
  "source-phone-unsigned": "simu ambayo haikuisaini",
  "source-card": "Kutoka kwenye kadi ya afya, imetolewa {issued}, imesomwa {read}.",
  "source-link": "Kwa kiungo kutoka kwa {name}, imesomwa {read}.",
  "source-pasted": "Ilibandikwa {read}.",
  "source-scanned": "Ilichanganuliwa {read}.",
  "source-sent": "Kutoka kwa {phone}, ilifungwa {sealed}, imesomwa {read}.",
  "source-time-unknown": "wakati usiojulikana",
  "source-written": "Iliandikwa hapa {read}.",
  "issuer-ended": "Halali hadi {date}.",
  "issuer-revoked": "Ilisainiwa na {issuer}, ambaye ameibatilisha. Usiitegemee.",
  "vouch-issuer": "Imethibitishwa: imesainiwa na {issuer}.",
  "vouch-issuer-invalid": "Saini si sahihi: hiki sicho kilichosainiwa na {issuer}. Usikitegemee.",
  "vouch-issuer-unknown": "Imesainiwa na mtoaji asiyejulikana hapa ({issuer}).",
  "vouch-patient": "Imeletwa na mgonjwa.",
  "vouch-self": "Imeandikwa hapa.",
  "vouch-signed": "Imesainiwa.",
  "vouch-unchecked": "Haijakaguliwa na mtu yeyote.",
  "kept-since": "Imewekwa tangu {date}.",
  "changed-on": "Ilibadilishwa {date}.",
  printed: "Imechapishwa {date} kutoka kwenye rekodi za {name}.",
  "printed-evidence": { one: "Kipengele {count}: {vouch}", other: "Vipengele {count}: {vouch}" },

  // Writing.
  "date-malformed": "Andika tarehe kama mwaka, mfano 1980, mwezi, mfano 1980-05, au siku, mfano 1980-05-17.",
  "date-to-come": "Tarehe hii bado haijafika. Iangalie.",
  delete: "Futa",
  "document-taken": "{name} imeongezwa (KB {count}). Bonyeza Weka.",
  "error-picture-unreadable": "Picha hii haikuweza kufunguliwa. Jaribu JPEG, PNG au PDF.",
  "field-missing": "Jaza “{label}”.",
  "file-missing": "Chagua picha au PDF kwanza.",
  kept: "Imewekwa.",
  "keep-it": "Acha ilivyo",
  "picture-chosen": "Picha iliyochaguliwa",
  "picture-taken": "{name} imeongezwa, imepunguzwa ukubwa (KB {count}). Bonyeza Weka.",
  "writing-add": "Ongeza kipengele",
  "writing-change": "Badilisha kipengele hiki",
  "writing-for": "Ya {name}",
  "leave-writing": "Ungependa kutupa ulichoandika?",
  "leave-writing-about": "Bado hakijawekwa.",
  "throw-away": "Kitupe",
  "go-on": "Endelea kuandika",
  "delete-entry": "Ungependa kufuta “{title}”?",
  "delete-entry-about":
    "Kitaondolewa kabisa kwenye kivinjari hiki. Kitabaki kwenye faili za nakala rudufu zilizo nacho.",
  "delete-person": "Ungependa kumfuta {name} na vipengele vyote?",
  "delete-person-about": {
    one: "Kipengele {count} kitaondolewa kabisa kwenye kivinjari hiki. Kitabaki kwenye faili za nakala rudufu zilizo nacho.",
    other:
      "Vipengele {count} vitaondolewa kabisa kwenye kivinjari hiki. Vitabaki kwenye faili za nakala rudufu zilizo navyo.",
  },
  deleted: "Imefutwa: {title}.",
  "saved-open": "Imehifadhiwa kama faili. Faili haijafungwa.",
  "saved-open-parts":
    "Imehifadhiwa kama faili {count}, kwa sababu faili moja ingekuwa kubwa mno kusomwa tena. Ziweke pamoja; hazijafungwa.",

  // Giving out.
  "address-not-base":
    "Andika anwani ya seva peke yake, bila kinachofuata baada ya alama ya kuuliza au alama ya #.",
  "address-not-https": "Andika anwani kamili inayoanza na https, isiyo na jina wala nenosiri ndani yake.",
  "give-send-to": "Onyesha kinachotoka, kwa {host}",
  "giving-about":
    "Chagua jinsi rekodi ya {name} itakavyotoka hapa. Kila njia hutoa rekodi yote, isipokuwa ikisema vinginevyo.",
  "link-copied": "Kimenakiliwa. Usimpe mtu mwingine ila yule ambaye rekodi ni kwa ajili yake.",
  "link-is-made": "Kiungo kimetengenezwa. Kitafungua faili mara itakapokuwa kwenye anwani hiyo.",
  "locked-saved": "Faili iliyofungwa imehifadhiwa. Sasa sema itakaa wapi.",
  "repair-added": "Kinachotakiwa na kiwango na ambacho hakikuwepo",
  "repair-another-patient": "Kimeachwa, kwa kuwa kinahusu mtu mwingine",
  "repair-converted": "Kimesemwa kwa maneno ya kiwango",
  "repair-dropped": "Kimewekwa kama maandishi tu",
  "repair-reference-unresolved": "Kinaelekeza kwenye kitu ambacho hakimo kwenye rekodi",
  "server-forgotten": "Seva na tokeni yake zimesahauliwa.",
  "server-kept": "Imewekwa. Hakuna kilichotumwa, na hakuna mawasiliano na seva yaliyofanywa.",
  "server-token-kept": "Kuna tokeni iliyowekwa",

  // Taking in a file.
  "errand-choose": "Chagua mtu ambaye rekodi yake itashirikiwa, kisha bonyeza Shiriki na daktari.",
  "errand-keep": "Kuna rekodi inayosubiri hapa. Fungua rekodi zako, au zitengenezee mahali, ili kuiweka.",
  "incoming-record": "Rekodi hii",
  "receipt-locked": "{date}: faili iliyofungwa ya kiungo ilitengenezwa: {what}.",
  "receipt-nothing": "jina tu",
  "receipt-received": "{date}: kilichopokelewa: {what}.",
  "receipt-sent": "{date}: kilichotumwa kwa {to}: {what}.",
  "receipts-saved": "Zimehifadhiwa. Faili inataja kilichoshirikiwa, bila chochote cha yaliyomo.",
  "receipt-shared": "{date}: kilichochaguliwa kushirikiwa: {what}.",
  "sharing-about": "Kwenye rekodi ya {name}, vyote vyenye alama ya tiki vitashirikiwa.",
  "sharing-all": "{kind}: vipengele vyote",
  "sharing-done": "Imekabidhiwa kwa ukurasa unaoionyesha.",
  "sharing-go": { one: "Shiriki kipengele {count}", other: "Shiriki vipengele {count}" },

  "incoming-count": { one: "{name}: kipengele {count}", other: "{name}: vipengele {count}" },
  "incoming-doubles": {
    one: "Kipengele {count} kiko hapa tayari na kimeachwa.",
    other: "Vipengele {count} viko hapa tayari na vimeachwa.",
  },
  "incoming-go": { one: "Ingiza kipengele {count}", other: "Ingiza vipengele {count}" },
  "incoming-kind": "{kind}: {count}",
  "incoming-likely": "Mtu huyohuyo yupo hapa tayari.",
  "incoming-new": "Mtu mpya: {name}",
  "incoming-new-nameless": "Mtu mpya",
  "incoming-nobody": "Faili haisemi rekodi ni ya nani.",
  "incoming-other": "Faili inasema {file}, na wewe umechagua {name}. Hakikisha kuwa huyu ni mtu mmoja.",
  imported: { one: "Kipengele {count} kimeingizwa.", other: "Vipengele {count} vimeingizwa." },

  // Two that may be the same.
  differs: "tofauti",
  "merged-with": "Imeunganishwa na {title}",
  merged: "Zimeunganishwa. Hakuna kilichofutwa.",
  "part-from": "Tenganisha tena na {title}",
  parted: "Zimetenganishwa. Kila moja inajitegemea tena.",

  // Backup.
  "backup-last": "Nakala rudufu ya mwisho ilitengenezwa {date}.",
  "backup-never": "Bado hakuna nakala rudufu iliyotengenezwa.",
  "backup-made": "Nakala rudufu imekaguliwa na kuhifadhiwa. Iweke kwenye kifaa kingine.",
  "reminder-none": "Bado hakuna nakala rudufu. Kifaa hiki kikipotea, rekodi pia zitapotea.",
  "reminder-old":
    "Nakala rudufu ya mwisho ilitengenezwa {date}. Kifaa hiki kikipotea, yaliyokuja baada ya hapo yatapotea.",
  "replace-heading": "Ungependa kubadilisha zilizopo hapa?",
  "replace-text":
    "Rekodi hizi tayari zipo kwenye kivinjari hiki. Yaliyowekwa tangu nakala rudufu ilipotengenezwa yatapotea.",
  "replace-yes": "Badilisha zilizopo",
  "door-restore": "Rejesha “{name}”",
  restored: "{name}: zimerejeshwa, na zimefunguliwa.",
  "stays-no": "Kivinjari kinaweza kufuta rekodi hizi nafasi ikiisha: tengeneza nakala rudufu.",
  "stays-yes": "Kivinjari kimeahidi kutofuta rekodi hizi chenyewe.",

  // Ways in.
  "codes-left": {
    one: "Umebaki {count} kwenye orodha ya {date}.",
    other: "Imebaki {count} kwenye orodha ya {date}.",
  },
  forgotten: "Kifaa hiki hakifungui tena rekodi chenyewe.",
  "idle-set": "Zitafungwa baada ya dakika {count}.",
  "passkey-added": "Ufunguo huu wa siri (passkey) unafungua rekodi hizi kuanzia sasa.",
  "passphrase-changed": "Kaulisiri imebadilishwa. Rekodi zimefungwa kwenye vichupo vingine.",
  "way-expires": "Hadi {date}.",
  "way-forget": "Sahau kifaa hiki",
  "way-named": "{way}: {name}",
  "way-passkey": "Alama ya kidole, uso au PIN",
  "way-passphrase": "Kaulisiri",
  "way-recovery-code": "Misimbo ya kurejesha",
  "way-remembered": "Kivinjari hiki hufungua chenyewe",
  "way-remove": "Ondoa {way}",
  "way-removed": "Imeondolewa. Haifungui tena rekodi hizi.",
  "way-since": "Tangu {date}.",
  "way-used": "Ilitumika mwisho {date}.",

  // The extra lock.
  "extra-name": "Simu yangu",
  "extra-off-now": "Kufuli la ziada limezimwa.",
  "extra-on-now": "Kufuli la ziada limewashwa. Msimbo wake utaombwa rekodi zinapofunguliwa.",
  "extra-over":
    "Usanidi uliisha baada ya dakika kumi. Hakuna kilichowashwa; ondoa akaunti isiyotumika kwenye programu yako.",
  "gate-open":
    "Andika msimbo ambao programu yako ya uthibitishaji inaonyesha sasa, au mmoja wa misimbo yako ya kurejesha.",
  "gate-off": "Ili kulizima, andika msimbo ambao bado haujatumika, au mmoja wa misimbo yako ya kurejesha.",
  "gate-disabled":
    "Msimbo umekosewa mara nyingi mno: hakuna programu inayokubaliwa tena. Andika msimbo wa kurejesha.",
  "gate-malformed":
    "Huo si msimbo kamili. Programu huonyesha tarakimu 6 hadi 8; msimbo wa kurejesha una herufi na tarakimu 13.",
  "gate-replay": "Msimbo huu umekwisha kutumika. Subiri hadi programu ionyeshe unaofuata.",
  "gate-waiting": "Msimbo umekosewa mara nyingi mno. Subiri hadi muda uishe, au andika msimbo wa kurejesha.",
  "gate-wait-over": "Unaweza kuandika msimbo tena.",
  "gate-wrong": "Msimbo huu si sahihi. Tumia ule mpya kabisa, na hakikisha saa ya kifaa hiki ni sahihi.",
  "error-authenticator-known": "Ufunguo huu unatumika hapa tayari.",
  "error-two-step-is-off": "Kufuli la ziada lilizimwa kwenye kichupo kingine.",

  // What happened.
  "event-backup-made": "Nakala rudufu imetengenezwa",
  "event-link-file-made": "Faili iliyofungwa imetengenezwa",
  "event-log-exported": "Kumbukumbu imehifadhiwa",
  "event-passphrase-changed": "Kaulisiri imebadilishwa",
  "event-record-changed": "Kipengele kimebadilishwa",
  "event-record-deleted": "Imefutwa",
  "event-record-exported": "Imehifadhiwa kama faili iliyo wazi",
  "event-record-kept": "Imewekwa",
  "event-record-sent": "Imetumwa kwa seva",
  "event-record-shared": "Imechaguliwa kushirikiwa",
  "event-record-printed": "Imechapishwa",
  "event-records-merged": "Zimeunganishwa",
  "event-records-parted": "Zimetenganishwa",
  "event-recovery-codes-made": "Misimbo mipya ya kurejesha",
  "event-log-in": "Kufuli la ziada",
  "event-server-removed": "Seva imesahauliwa",
  "event-server-set": "Seva imesanidiwa",
  "event-two-step-off": "Kufuli la ziada limezimwa",
  "event-two-step-on": "Kufuli la ziada limewashwa",
  "event-vault-made": "Rekodi zimeanzishwa",
  "event-vault-opened": "Zimefunguliwa",
  "event-vault-refused": "Siri isiyo sahihi ilitumika",
  "event-way-added": "Njia ya kuingia imeongezwa",
  "event-way-removed": "Njia ya kuingia imeondolewa",
  "result-asked": "imeanzishwa",
  "result-disabled": "imekataliwa",
  "result-refused": "imekataliwa",
  "result-replay": "imekataliwa",
  "result-unsure": "haijulikani",
  "result-waiting": "imekataliwa",
  "result-wrong": "imekataliwa",
  "way-totp": "programu",
  "log-all": { one: "Mstari {count}.", other: "Mistari {count}." },
  "log-newest": "Mistari {count} mipya kabisa kati ya {all}.",
  "log-sound": "Mistari yote {count} iko kama ilivyoandikwa, na hakuna unaokosekana.",
  "log-broken": "Mstari wa {seq} ulibadilishwa, au mmoja kabla yake unakosekana.",
};
