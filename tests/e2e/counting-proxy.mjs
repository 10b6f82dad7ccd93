/** A proxy on this device that all requests of a browser go by: it counts them, whatever the browser itself says. */

import { once } from "node:events";
import { request as ask, createServer } from "node:http";

/** @returns {Promise<{ url: string, asked: string[], close(): Promise<void> }>} `asked`: method and address of each */
export async function countingProxy() {
  /** @type {string[]} */
  const asked = [];
  const proxy = createServer((request, response) => {
    const { method, url = "", headers } = request;
    asked.push(`${method} ${url}`);
    const onward = ask(url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  });
  // What goes by https, or to a socket, is counted and goes no further: nobody is to be contacted in these tests.
  proxy.on("connect", (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.end("HTTP/1.1 502 Not in a test\r\n\r\n");
  });
  proxy.on("upgrade", (request, socket) => {
    asked.push(`UPGRADE ${request.url}`);
    socket.destroy();
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const address = proxy.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    asked,
    async close() {
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, "close");
    },
  };
}
