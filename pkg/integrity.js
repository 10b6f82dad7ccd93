export const integrity = {
  "codes_bg.wasm": "sha384-LlTODGemqHBGrBxKBNrlJRP/3+oPKw+bqWRg7YAwanyG5GIP+ySaeGBYJQpuOZ0P",
  "codes_bg_plain.wasm": "sha384-J/Dexx3DuQ08VWaWzmnKK5XMEUgta8fOYZQeOx4ob9/RfSaE3Gri4oJ+vmCgpe5S",
  "interop_bg.wasm": "sha384-hYGJ+Dv39wexmD7UAPNJ44RrCg6Ord30JxWlA0ypLiBvBGyIkq8tml4gyTxNXSUI",
  "interop_bg_plain.wasm": "sha384-Bzt5ANydAWT5WHDGs1Ngn2QzfBb477DBs+E/00X0wyNe5YNrLpLdkkQAuF6KOOIj",
  "mdawa_bg.wasm": "sha384-6wUbr1O/hpSwZYaoNVSjKlUEOud/XyJk6irvWJM/yiCEaEF5G6xGUuU6VKigcJJo",
  "mdawa_bg_plain.wasm": "sha384-q0ceopPdZSZ1vXkwwnx2SSWZ/qRkbkd21TUYlUal0Z46heIhhB9K20HbS3f2g9ho",
  "records_bg.wasm": "sha384-As5IF9hsQNIsVxU5wUVPu1ThWNx/dyn6SVlL5GDlngNWwNRmlWlMhbZ8qIMYQ2xZ",
  "records_bg_plain.wasm": "sha384-Sa/QqZghuaue3b7VcPNPl8LC8rRMfJY7T440Bn9hY4c1441Asl0MUDlvpB0nHklQ",
  "transfer_bg.wasm": "sha384-ILTwXdFwYguaZSOjJjlGicwaOmuCOqzX3PPqMOOInx3Opke3cRzCETD3CIH8sAqf",
  "transfer_bg_plain.wasm": "sha384-VlYoQi0Z26v/v7SMLqJngkK2L0bwz1pgFcXBskZ7oO7HN18SMDwLmTWjJQjyz6sT",
};
