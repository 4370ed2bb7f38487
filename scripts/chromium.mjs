/** Finds a Chromium, or installs Debian's where that is allowed. Prints its path; in CI its absence is a failure. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { isMain } from './run.mjs'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const fonts = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'

/** The path of a Chromium on this machine; undefined where there is none. */
export const findChromium = () =>
  [process.env.CHROMIUM_PATH, ...places].find((path) => path && existsSync(path))

const apt = (...args) =>
  spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0

function installChromium() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.log('installing Debian’s chromium and fonts-noto-cjk …')
  return (
    apt('update', '-qq') &&
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
  )
}

if (isMain(import.meta.url)) {
  if (!findChromium() || !existsSync(fonts)) installChromium()
  const path = findChromium()
  if (path) {
    console.log(`chromium: ${path}`)
  } else {
    console.log(
      'no Chromium: install Debian’s `chromium`, or set CHROMIUM_PATH. Skipped: the browser and mini-program journeys.',
    )
    process.exit(process.env.CI ? 1 : 0)
  }
}
