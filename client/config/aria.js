const path = require('node:path')
const { ariaComponents } = require('./aria-names')

/**
 * Taro's templates carry no accessibility attributes; this lets them through on WeChat and Alipay, so that
 * a screen reader hears roles, labels and states there as it does on H5.
 */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template?.mergeComponents) return
      platform.template.mergeComponents(ctx, ariaComponents(process.env.TARO_ENV))
      platform.runtimePath = [
        platform.runtimePath,
        path.resolve(__dirname, 'aria-runtime.js'),
      ].flat()
    },
  })
}
