/** `pnpm openapi`: prints the OpenAPI document. */
import { openApiDocument, openLenderDocument } from './document.ts'

const words = process.argv.slice(2)
const forLenders = words.includes('--lender')
const url = words.find((it) => it !== '--lender') ?? 'http://127.0.0.1:8787'
if (url === '--help' || url === '-h') {
  console.log(
    'pnpm openapi [--lender] [server url]   prints the OpenAPI 3.1 document as JSON; --lender that of the Open Lender API',
  )
} else {
  const document = forLenders ? openLenderDocument(url) : openApiDocument(url)
  console.log(JSON.stringify(document, null, 2))
}
