// What browsers have and TypeScript's own library does not know yet.

interface TrustedTypePolicy {
  // In truth a TrustedScriptURL, which a worker takes where TypeScript wants a string.
  createScriptURL(url: string): string;
}

declare var trustedTypes:
  | { createPolicy(name: string, rules: { createScriptURL(url: string): string }): TrustedTypePolicy }
  | undefined;

declare class MediaStreamTrackProcessor {
  constructor(options: { track: MediaStreamTrack; maxBufferSize?: number });
  readonly readable: ReadableStream<VideoFrame>;
}

interface MediaTrackCapabilities {
  focusMode?: string[];
  torch?: boolean;
  zoom?: { min?: number; max?: number; step?: number };
}

interface MediaTrackSettings {
  zoom?: number;
}

interface MediaTrackConstraintSet {
  focusMode?: string;
  torch?: boolean;
  zoom?: number;
}

interface Document {
  readonly featurePolicy?: { allowsFeature(name: string): boolean };
}

declare var launchQueue:
  | { setConsumer(take: (launch: { files?: readonly FileSystemFileHandle[] }) => void): void }
  | undefined;

/** On pages of tests of the vault: see tests/e2e/vault-tools.mjs. */
declare var tools: import("./e2e/vault-tools.mjs").Tools;
