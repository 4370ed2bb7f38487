/** A lender in a process of its own, so that it can be stopped where it stands: it then accepts and never answers. */
import { startLender } from '../sandbox/lenders/lender-server.ts'

const { url } = await startLender({ port: 0, lender: 'suyi', quoteDelayMs: 0 })
process.stdout.write(`${JSON.stringify({ ready: true, url, pid: process.pid })}\n`)
// Our parent holds the other end: when it goes, so do we.
process.stdin.on('close', () => process.exit(0)).resume()
