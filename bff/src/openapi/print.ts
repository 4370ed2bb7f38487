/** `pnpm openapi`: prints the OpenAPI document. */
import { openApiDocument } from './document.ts'

const url = process.argv[2] ?? 'http://127.0.0.1:8787'
if (url === '--help' || url === '-h') {
  console.log('pnpm openapi [server url]   prints the OpenAPI 3.1 document as JSON')
} else {
  console.log(JSON.stringify(openApiDocument(url), null, 2))
}
