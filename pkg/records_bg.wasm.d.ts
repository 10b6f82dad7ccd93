/* tslint:disable */
/* eslint-disable */
export const memory: WebAssembly.Memory;
export const compactRecord: (a: number, b: number) => [number, number, number, number];
export const draftEntry: (a: number, b: number, c: any, d: any, e: number) => [number, number, number, number];
export const entryFields: (a: number, b: number) => [number, number, number];
export const errorCodes: () => [number, number];
export const joinRecord: (a: number, b: number, c: number) => [number, number, number, number];
export const labels: () => [number, number, number];
export const newCode: (a: number) => [number, number, number, number];
export const normaliseCode: (a: number, b: number, c: number) => [number, number, number, number];
export const readRecord: (a: number, b: number) => [number, number, number];
export const recognise: (a: number, b: number) => any;
export const recordFromForm: (a: any, b: number) => [number, number, number, number];
export const reviseEntry: (a: number, b: number, c: any) => [number, number, number, number];
export const splitRecord: (a: number, b: number) => [number, number, number];
export const version: () => [number, number];
export const warningCodes: () => [number, number, number];
export const __wbindgen_malloc: (a: number, b: number) => number;
export const __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
export const __wbindgen_free: (a: number, b: number, c: number) => void;
export const __wbindgen_exn_store: (a: number) => void;
export const __externref_table_alloc: () => number;
export const __wbindgen_externrefs: WebAssembly.Table;
export const __externref_table_dealloc: (a: number) => void;
export const __externref_drop_slice: (a: number, b: number) => void;
export const __wbindgen_start: () => void;
