export const style = `
:root{--ink:#1f2a24;--soft:#5d6a62;--line:#e3e6df;--paper:#fbfaf6;--leaf:#2f5d46;--sun:#b4552d}
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 -apple-system,BlinkMacSystemFont,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif}
a{color:inherit;text-decoration:none}h1,h2,p{margin:0}svg{display:block}
.page{max-width:480px;margin:0 auto;min-height:100vh;padding:0 16px 40px}
header{display:flex;align-items:center;justify-content:space-between;height:56px;margin-bottom:8px}
.brand{font-weight:700;font-size:19px;letter-spacing:.08em;color:var(--leaf)}.brand small{font-weight:400;font-size:12px;letter-spacing:0;color:var(--soft);margin-left:6px}
nav{display:flex;gap:2px;font-size:14px}nav a{padding:10px 8px}.badge{background:var(--sun);color:#fff;border-radius:9px;font-size:12px;padding:0 6px;margin-left:3px}
.lead{margin:4px 0 18px}.lead h1{font-size:26px;line-height:1.3}.lead p{color:var(--soft)}
.grid{display:grid;grid-template-columns:1fr 1fr;gap:14px}.card{background:#fff;border:1px solid var(--line);border-radius:14px;overflow:hidden}
.card div{padding:10px 12px 12px}.card h2{font-size:15px;line-height:1.35}.card p{font-size:12px;color:var(--soft);margin:2px 0 6px}
.art{display:flex;align-items:center;justify-content:center;aspect-ratio:1}.art svg{width:64%;stroke:var(--leaf);stroke-width:2.4;fill:none;stroke-linecap:round;stroke-linejoin:round}
.hero{border-radius:16px;overflow:hidden}.hero .art{aspect-ratio:4/3}.hero .art svg{width:48%}
.price{font-weight:700;font-variant-numeric:tabular-nums}.price.big{font-size:26px;margin:6px 0 12px}
h1.title{font-size:22px;line-height:1.35;margin-top:16px}.soft{color:var(--soft);font-size:14px}
.gap{margin-top:16px}.stack>*+*{margin-top:12px}
button,.button{display:block;width:100%;min-height:50px;border:0;border-radius:12px;background:var(--leaf);color:#fff;font:inherit;font-weight:600;font-size:17px;text-align:center;line-height:50px;cursor:pointer;padding:0 16px}
.button.quiet{background:#fff;color:var(--leaf);border:1px solid var(--leaf);line-height:48px}
button:focus-visible,a:focus-visible{outline:3px solid #9cc3ae;outline-offset:2px}
.panel{background:#fff;border:1px solid var(--line);border-radius:14px;padding:14px 16px}
.line{display:flex;gap:12px;align-items:center}.line+.line{margin-top:12px;padding-top:12px;border-top:1px solid var(--line)}
.line .art{flex:0 0 60px;height:60px;border-radius:10px;aspect-ratio:auto}.line .name{flex:1;font-size:15px;line-height:1.35}
.count{display:flex;align-items:center;margin-top:4px}.count form{margin:0}.count button{width:36px;min-height:36px;line-height:34px;padding:0;background:#eef1ea;color:var(--ink);font-size:18px;border-radius:9px}.count span{min-width:32px;text-align:center;font-variant-numeric:tabular-nums}
dl{margin:0;display:grid;grid-template-columns:1fr auto;row-gap:6px;font-size:15px}dt{color:var(--soft)}dd{margin:0;text-align:right;font-variant-numeric:tabular-nums}
dl .sum{font-weight:700;font-size:18px;color:var(--ink);padding-top:8px;border-top:1px solid var(--line);margin-top:4px}
.state{text-align:center;padding:28px 16px}.mark{width:64px;height:64px;border-radius:50%;margin:0 auto 12px;display:flex;align-items:center;justify-content:center;background:#eef1ea}
.mark svg{width:32px;stroke:var(--leaf);stroke-width:3;fill:none;stroke-linecap:round;stroke-linejoin:round}.mark.warn svg{stroke:var(--sun)}.state h1{font-size:22px}
.method{font-weight:600}
/* The place of the terms, before their script has come. */
miaoguo-promotion{display:block;height:120px}
miaoguo-promotion[placement=post-booking]{height:142px}
.gap-small{margin-top:8px}.card.wide{display:block}.card.wide .art{aspect-ratio:5/2}.card.wide .art svg{width:24%}
fieldset{margin:0}legend{font-weight:600;padding:0 6px}.pair{display:grid;grid-template-columns:1fr 1fr;gap:12px}
.field{display:block;font-size:14px;color:var(--soft);margin-top:8px}input{display:block;width:100%;min-height:46px;margin-top:4px;padding:0 12px;border:1px solid #8b988f;border-radius:10px;background:#fff;color:var(--ink);font:inherit}
input:focus-visible,summary:focus-visible{outline:3px solid #9cc3ae;outline-offset:2px}
.steps{display:grid;grid-template-columns:repeat(4,1fr);gap:8px}.steps a{text-align:center;padding:11px 0;border:1px solid var(--line);border-radius:10px;background:#fff}.steps a[aria-current]{border-color:var(--leaf);color:var(--leaf);font-weight:600}
.wrong{color:#9b2c12;font-size:14px}summary{min-height:24px;font-weight:600;cursor:pointer}details form{margin-top:12px}
footer{margin-top:32px;font-size:12px;color:var(--soft);text-align:center}footer a{text-decoration:underline;display:inline-block;padding:12px}`
