import { languages, pageNames, paths } from '../web/src/routes.ts'

/** Public pages by their addresses, without a slash at the end. */
const pages = pageNames.flatMap((page) => languages.map((language) => paths[page][language]))

/**
 * Put at the start of SST's own function at the edge. Requests for the API carry the secret and the browser's
 * address. A page's address becomes that of its file; the admin pages are one document; all else without a
 * name of a file gets the page that says so.
 */
export const onRequest = (secret: $util.Input<string>) => $interpolate`
var r = event.request, u = r.uri;
delete r.headers["x-origin-secret"];
delete r.headers["x-viewer-ip"];
if (u === "/api" || u.startsWith("/api/")) {
  r.headers["x-origin-secret"] = { value: "${secret}" };
  r.headers["x-viewer-ip"] = { value: event.viewer.ip };
} else {
  var p = u.replace(/\\/+$/, "");
  if (p === "/admin" || (p.startsWith("/admin/") && !p.split("/").pop().includes("."))) r.uri = "/admin/index.html";
  else if (${JSON.stringify(pages.map((path) => path.replace(/\/$/, '')))}.includes(p)) r.uri = p + "/index.html";
  else if (!p.startsWith("/assets/") && !/^\\/[\\w-]+\\.(?!html)\\w+$/.test(p)) r.uri = "/404.html";
}`

/** How long the page for unknown addresses may be kept: it is told by this at the edge, where its status is set. */
export const unknownPage = 'no-store'

/** The page for unknown addresses comes out of the bucket like any other; its status is set here. */
export const onResponse = `
var h = event.response.headers["cache-control"], u = event.request.uri;
if (h && h.value === "${unknownPage}" && u !== "/api" && !u.startsWith("/api/")) {
  event.response.statusCode = 404;
  event.response.statusDescription = "Not Found";
}`
