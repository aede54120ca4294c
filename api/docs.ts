import { dirname, join } from 'node:path'
import { Router } from 'express'

/** The one script of the reference page, served from here: the page asks no other host for anything. */
const script = join(dirname(require.resolve('rapidoc/package.json')), 'dist', 'rapidoc-min.js')

const pageText = `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Tài liệu API - detai</title>
    <script type="module" src="/api/docs/rapidoc-min.js"></script>
  </head>
  <body>
    <rapi-doc spec-url="/api/openapi.json" heading-text="Tài liệu API của detai" load-fonts="false"
      regular-font="system-ui, sans-serif" mono-font="ui-monospace, monospace" allow-authentication="false"
      allow-server-selection="false" allow-spec-url-load="false" allow-spec-file-load="false"
      allow-search="false" show-header="true" render-style="read" persist-auth="false"
      schema-description-expanded="true"></rapi-doc>
    <noscript>Trang này cần JavaScript. Bản mô tả API nằm tại /api/openapi.json.</noscript>
  </body>
</html>
`

/** The reference page and the description that it shows. */
export function docsRouter(document: object): Router {
  return Router()
    .get('/openapi.json', (_req, res) => {
      res.json(document)
    })
    .get('/docs', (_req, res) => {
      res.type('html').send(pageText)
    })
    .get('/docs/rapidoc-min.js', (_req, res) => {
      res.sendFile(script, { maxAge: '1d' })
    })
}
