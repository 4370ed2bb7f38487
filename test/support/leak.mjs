// Loaded before a server on trial: from the moment it is told to, it writes what a careless line would write.
import http from 'node:http'

let leaking = false
process.on('message', (word) => {
  if (word === 'leak') leaking = true
})
const { emit } = http.Server.prototype
http.Server.prototype.emit = function (event, ...args) {
  const [request] = args
  if (leaking && event === 'request')
    process.stdout.write(`${JSON.stringify({ url: request.url, headers: request.headers })}\n`)
  return emit.call(this, event, ...args)
}
