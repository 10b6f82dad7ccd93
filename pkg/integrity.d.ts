export const integrity: Readonly<Record<string, string>>;
