import { glassEasel, MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { defineNativeComponents, isDisabled, nativeTag } from './native-components.ts'
import { appConfig, pack, pagePaths } from './package.ts'

/** Tencent's framework on this document, with the native components in place. */
export function startFramework() {
  glassEasel.globalOptions.writeIdToDOM = true
  glassEasel.addGlobalWarningListener(isNews)
  const environment = new MiniProgramEnv()
  const context = new glassEasel.CurrentWindowBackendContext()
  // <button> of a template must not become the browser's own <button>.
  context.document = {
    ...bound(document),
    createElement: (tag) => bound(document).createElement(nativeTag(tag)),
  }
  const backend = environment.associateBackend(context)
  context.onEvent((target, type, detail, options) => {
    if (type === 'tap' && isDisabled(target)) return undefined
    const event = new glassEasel.Event(type, detail, options)
    glassEasel.Event.dispatchEvent(target, event)
    return event.getEventBubbleStatus()
  })
  const space = environment.createCodeSpace('main', true)
  defineNativeComponents(space.getComponentSpace())
  for (const path of pack.templatePaths) {
    const content = pack.templates[path]
    if (content) space.addCompiledTemplate(path, { groupList: pack.templates, content })
  }
  for (const [path, config] of Object.entries(pack.config)) {
    const usingComponents = { ...appConfig.usingComponents, ...config.usingComponents }
    if (path === 'app') continue
    space.addComponentStaticConfig(path, { ...config, usingComponents })
    if (config.component && !pagePaths.includes(path)) dress({ space, backend }, path)
  }
  return { backend, space }
}

type Framework = {
  space: ReturnType<MiniProgramEnv['createCodeSpace']>
  backend: ReturnType<MiniProgramEnv['associateBackend']>
}
let dressed = 0
/** A component's style sheet reaches its own template: its classes carry a prefix there, and so in its sheet here. */
function dress({ space, backend }: Framework, path: string): void {
  const sheet = pack.styles[path]
  if (!sheet) return
  dressed += 1
  const scope = `component-${dressed}`
  space.addStyleSheet(path, path, scope)
  backend.registerStyleSheetContent(path, sheet.replace(/\.([a-zA-Z_][\w-]*)/g, `.${scope}--$1`))
}

type BackendDocument = glassEasel.CurrentWindowBackendContext['document']
const bound = (it: Document): BackendDocument => {
  const of = it as unknown as BackendDocument
  return {
    createElement: of.createElement.bind(it),
    createTextNode: of.createTextNode.bind(it),
    createDocumentFragment: of.createDocumentFragment.bind(it),
  }
}

/**
 * Our native components know fewer properties than WeChat's, and templates of Taro leave most unset.
 * Any other warning of the framework counts as an error of the mini-program. False keeps it quiet.
 */
function isNews(message: string): boolean {
  const expected = /is not a valid property|received type-incompatible value/.test(message)
  if (!expected) console.error(`framework: ${message}`)
  return !expected
}
