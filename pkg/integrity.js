export const integrity = {
  "codes_bg.wasm": "sha384-Nr8k1yuPqN9b5q7czVDgxTzvbtkUjEnT9JX81jHBhWlxvxQEoGQAQPJZ4G03BRW/",
  "codes_bg_plain.wasm": "sha384-Hme0FaBoV8940O+w9fIXi1U7vQXxNPNO+rfwIEaGM8YViOFe9Hh5pqaKGAsNN/8U",
  "mdawa_bg.wasm": "sha384-Agau0r78sP0OGZR8heHWeL09zezD7mBSK+bCb/jIQVMxYTKjl64305VVGYHrnYhC",
  "mdawa_bg_plain.wasm": "sha384-CWsLoSs9lGf+3q8gB3Tzx6OvwuyL77gy5FIMUaz4yOw6OCNXtHc3vUYCksJ9pX7E",
  "records_bg.wasm": "sha384-QSzBVXMs2s8ViNde1AdYPt0WEkXPCXXTN9OL0cTPcc9DwXe6rdOYfwWidflNDXIP",
  "records_bg_plain.wasm": "sha384-vB+YezsS5Y9nTpy4w42DmG2BQxupwqBXN0g0KvF4GXd8/X9fE60jTGO7hQEj4h6N",
  "transfer_bg.wasm": "sha384-QyzOCsQXyVUI00wmgLWuZ9ML4dNT3hGQdIMeMb0gJ4qqYKj3VpVnFbguGnpCnHD9",
  "transfer_bg_plain.wasm": "sha384-yhI6n+NlVQGjRqqiorlazdepd87PwNiX8F+JCMuDyZBdt36qHDWeJU4275ix1+Yy",
};
