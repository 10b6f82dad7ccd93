// Why cards, links and certificates of others could not be read, in Swahili.

/** @type {import("../../shared/i18n.js").Translation<typeof import("../en/interop-errors.js").english>} */
export const texts = {
  "error-card-incomplete": "Sehemu za kadi hii ya afya zinakosekana. Changanua pia misimbo yake mingine.",
  "error-card-malformed":
    "Hii si kadi ya afya inayosomeka, au imeharibika. Ichanganue tena, au omba nyingine mpya.",
  "error-card-mixed": "Misimbo hii ni ya kadi za afya zaidi ya moja. Changanua kadi moja kwa wakati mmoja.",
  "error-dcc-malformed":
    "Hiki si cheti cha kidijitali cha COVID kinachosomeka, au kimeharibika. Kichanganue tena.",
  "error-interop-too-big": "Hii ni kubwa kuliko kadi ya afya au faili yoyote inayoweza kufunguliwa hapa.",
  "error-key-malformed": "Hapa hakuna ufunguo unaoweza kutumika. Chagua cheti au faili ya ufunguo.",
  "error-link-file-cannot-open":
    "Faili hii haifunguki kwa kiungo hiki: ni ya kiungo kingine, au imebadilishwa. Omba vyote viwili tena.",
  "error-link-file-malformed": "Hii si faili ya kiungo cha afya, au imeharibika. Ichukue tena.",
  "error-link-file-not-encrypted":
    "Faili hii haijasimbwa kwa njia fiche, kwa hiyo ufunguo wa kiungo hauhitajiki. Ifungue kama kadi ya afya au rekodi.",
  "error-link-malformed": "Hiki si kiungo kamili cha afya. Kichanganue tena, au omba kipya.",
};
