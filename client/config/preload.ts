import type { Compilation, Compiler } from 'webpack'

const page = 'index.html'

/**
 * Has the browser fetch the code every page needs beside the app that asks for it, instead of after: the page then
 * waits for one exchange with the server less.
 */
export class PreloadShared {
  private readonly chunk: string

  constructor(chunk: string) {
    this.chunk = chunk
  }

  apply(compiler: Compiler): void {
    const { Compilation: stages, sources } = compiler.webpack
    compiler.hooks.thisCompilation.tap('PreloadShared', (compilation: Compilation) => {
      compilation.hooks.processAssets.tap(
        { name: 'PreloadShared', stage: stages.PROCESS_ASSETS_STAGE_REPORT },
        () => {
          const files = [...(compilation.namedChunks.get(this.chunk)?.files ?? [])]
          const links = files
            .filter((it) => it.endsWith('.js'))
            .map((it) => `<link rel="preload" as="script" href="/${it}">`)
          // Built for an app without pages that share, there is nothing to fetch.
          if (links.length > 0)
            compilation.updateAsset(page, (html) => {
              const text = String(html.source())
              return new sources.RawSource(text.replace('</head>', `${links.join('')}</head>`))
            })
        },
      )
    })
  }
}
