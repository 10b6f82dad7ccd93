/** What a flow needs of a browser engine, and no more: each is driven in its own way. */

export interface Engine {
  readonly name: string;
  /** Why it cannot be started here; empty where it can. */
  missing(): string;
  launch(options?: { camera?: Camera }): Promise<Browser>;
}

/** The engine's own test camera, which sees no code; or one that the person refuses. */
export type Camera = "allow" | "deny";

/** A fresh one, with a profile of its own. */
export interface Browser {
  readonly version: string;
  newTab(url: string): Promise<Tab>;
  /** What its pages have complained of: errors in the console, policies that were broken, promises that nobody caught. */
  complaints(): Promise<string[]>;
  close(): Promise<void>;
}

export interface Tab {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs in the page; what goes in and out is JSON. */
  evaluate<Value>(question: (arg: any) => Value | Promise<Value>, arg?: unknown): Promise<Value>;
  /** The element that a search in the page comes to. */
  element(search: (arg: any) => globalThis.Element | undefined | null, arg?: unknown): Promise<Element | null>;
}

export interface Element {
  click(): Promise<void>;
  /** In place of what stands there. */
  fill(text: string): Promise<void>;
  /** @param label of the option */
  select(label: string): Promise<void>;
  /** With the keyboard. */
  paste(): Promise<void>;
  /** @param path of the file that is chosen */
  upload(path: string): Promise<void>;
  /** A PNG file. */
  photograph(): Promise<Buffer>;
}
