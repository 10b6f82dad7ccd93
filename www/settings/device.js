/** What this device is good for: checked when somebody asks, and handed out as text. */

import { nowUnixSeconds } from "../shared/clock.js";
import { saveFile } from "../shared/dom.js";
import { copy } from "../shared/hand-out.js";
import { momentText } from "../shared/i18n.js";
import { DeviceView } from "./device-view.js";
import { compareClock, runChecks } from "./diagnostics.js";
import { deviceName, nameDevice } from "./identity.js";
import { t } from "./text.js";

export class Device {
  /**
   * @param {HTMLElement} root
   * @param {import("../shared/codes.js").Codes} codes
   * @param {(work: () => unknown) => void} safely says what went wrong
   */
  constructor(root, codes, safely) {
    const report = () => view.report(momentText(nowUnixSeconds()));
    const view = new DeviceView(root, {
      onName: (name) => safely(() => nameDevice(name)),
      onRun: () => safely(async () => view.show(await runChecks(codes))),
      onCompare: () => safely(async () => view.show([await compareClock()])),
      onCopy: () => copy(report(), t("report-copied")),
      onSave: () => saveFile("mdawa-device.txt", report(), "text/plain"),
    });
    // Where nothing is kept, there is no name; the checks say so.
    deviceName().then(
      (name) => view.fill(name),
      () => {},
    );
  }
}
