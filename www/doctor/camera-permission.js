/**
 * Calls back as soon as the person allows a camera that was refused.
 *
 * @param {() => void} onAllowed
 */
export async function watchPermission(onAllowed) {
  try {
    const permission = await navigator.permissions.query({ name: "camera" });
    permission.addEventListener("change", () => {
      if (permission.state === "granted") onAllowed();
    });
  } catch {
    // A browser that does not tell: pressing Scan again asks the camera itself.
  }
}
