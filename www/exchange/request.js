/** Asks one host once, and takes no more of it than is wanted. Every way in which that fails has a code with a sentence. */

import { Failure } from "../shared/failure.js";

/** @typedef {{ status: number, type: string, text: string, retryAfterSeconds?: number }} Reply */

/** How long nothing may come before it is given up. */
const SILENCE_MS = 30_000;

/**
 * What a host answers. It is sent no cookies and not where it was asked from, and is not followed elsewhere: a redirect
 * would carry what is asked to a host that nobody agreed to.
 *
 * @param {string} url
 * @param {RequestInit} request
 * @param {{ signal: AbortSignal, mostBytes: number }} limits
 * @returns {Promise<Reply>}
 */
export async function ask(url, request, { signal, mostBytes }) {
  const silence = new Silence();
  const stop = () => silence.stop();
  signal.addEventListener("abort", stop);
  try {
    signal.throwIfAborted();
    const answer = await fetch(url, {
      ...request,
      cache: "no-store",
      credentials: "omit",
      redirect: "manual",
      referrerPolicy: "no-referrer",
      signal: silence.signal,
    });
    if (answer.type === "opaqueredirect") throw new Failure("host-redirects");
    return {
      status: answer.status,
      type: answer.headers.get("content-type") ?? "",
      text: await textOf(answer, mostBytes, silence),
      retryAfterSeconds: secondsOf(answer.headers.get("retry-after")),
    };
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (signal.aborted) throw new Failure("cancelled");
    if (silence.signal.aborted) throw new Failure("host-silent");
    // A browser does not tell a page which of the two it was.
    throw new Failure(navigator.onLine ? "host-unreachable" : "device-offline", "no answer", {
      cause: error,
    });
  } finally {
    silence.end();
    signal.removeEventListener("abort", stop);
  }
}

/** Ends what waits for a host that says nothing, or for one that is waited for no more. */
class Silence {
  #ended = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  constructor() {
    this.heard();
  }

  get signal() {
    return this.#ended.signal;
  }

  heard() {
    this.end();
    this.#timer = setTimeout(() => this.stop(), SILENCE_MS);
  }

  stop() {
    this.#ended.abort();
  }

  end() {
    clearTimeout(this.#timer);
  }
}

/** @param {Response} answer @param {number} mostBytes @param {Silence} silence */
async function textOf(answer, mostBytes, silence) {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  const reader = answer.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return text + decoder.decode();
    silence.heard();
    bytes += value.length;
    if (bytes > mostBytes) {
      reader?.cancel().catch(() => {});
      throw new Failure("answer-too-big");
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** What `Retry-After` says, seconds or a date. @param {string | null} header */
function secondsOf(header) {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}
