// What the core gives to the pages. No browser reads this file.

export type Module = typeof import("../../pkg/mdawa.js");
export type CoreFunction = import("./core-worker.js").CoreFunction;
export type QrModules = ReturnType<InstanceType<Module["FrameSender"]>["modules"]>;
export type Progress = ReturnType<InstanceType<Module["FrameReceiver"]>["push"]>;

/** The frames of one package. */
export interface Sender {
  readonly minimumFrames: number;
  readonly symbolsPerFrame: number;
  modules(index: number): Promise<QrModules>;
  text(index: number): Promise<string>;
  free(): void;
}

/** Gathers the frames of one package; gone with its worker. */
export interface Receiver {
  push(text: string): Promise<Progress>;
  package(): Promise<Uint8Array>;
  gone(): boolean;
  free(): void;
}

/** One request, and the keys to its answer. */
export interface Request {
  readonly bytes: Uint8Array;
  open(answer: Uint8Array): Promise<import("../../pkg/mdawa.js").OpenedAnswer>;
  triesLeft(): Promise<number>;
  free(): void;
}

/** Six digits, and the one answer that they are good for. */
export interface TransferCode {
  readonly code: string;
  /** `seed` is of the key that signs, if any. */
  answer(request: Uint8Array, record: string, seed?: Uint8Array): Promise<Uint8Array>;
  free(): void;
}

/** What a package says of itself before it is opened. */
export type Face = ReturnType<Module["inspectPackage"]>;

/** What has arrived whole. */
export type Arrived =
  | { kind: "letter" | "request" | "answer"; package: Uint8Array; face: Face }
  | { kind: "record"; record: string }
  | Foreign;

/** What other programs wrote, as it came: a card may have come in several codes. */
export interface Foreign {
  kind: "foreign";
  foreign: "eu-dcc" | "health-link-file" | "smart-health-card" | "smart-health-link";
  texts: string[];
}

/** What became of one text that was taken in. */
export type Taken =
  | Arrived
  | { kind: "part"; of?: "card"; useful: boolean; received: number; needed: number }
  | { kind: "problem"; code: string };
