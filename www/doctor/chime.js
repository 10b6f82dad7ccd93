// A short tone and a buzz when something arrived. The text on the page says the same.

const TONE_HZ = 880;
const TONE_SECONDS = 0.18;
const BUZZ_MS = 80;

export class Chime {
  /** @type {AudioContext | undefined} */
  #audio;

  /** To be called from a tap: browsers let a page make sound only after one. */
  arm() {
    this.#audio ??= new AudioContext();
    this.#audio.resume();
  }

  ring() {
    navigator.vibrate?.(BUZZ_MS);
    if (!this.#audio) {
      return;
    }
    const tone = this.#audio.createOscillator();
    const volume = this.#audio.createGain();
    const start = this.#audio.currentTime;
    tone.frequency.value = TONE_HZ;
    volume.gain.setValueAtTime(0.15, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + TONE_SECONDS);
    tone.connect(volume).connect(this.#audio.destination);
    tone.start();
    tone.stop(start + TONE_SECONDS);
  }
}
