const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

/** One line that moves while something is being waited for; where there is no terminal, a plain one when it takes long. */
export function progress(text: string): { stop(): void } {
  if (!process.stdout.isTTY) {
    const slow = setTimeout(() => console.log(`… ${text}`), 2000)
    return { stop: () => clearTimeout(slow) }
  }
  const startedAt = Date.now()
  const seconds = (): string => `${Math.round((Date.now() - startedAt) / 1000)} s`
  let frame = 0
  const timer = setInterval(() => {
    frame += 1
    process.stdout.write(`\r\u001b[K${frames[frame % frames.length]} ${text} ${seconds()}`)
  }, 120)
  const stop = (): void => {
    clearInterval(timer)
    process.stdout.write('\r\u001b[K')
  }
  return { stop }
}
