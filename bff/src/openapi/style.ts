/** One sheet for the API pages, inline, so that they need nothing else. */
export const style = `
:root{color-scheme:light dark;--ink:#14232b;--soft:#566670;--line:#d9e0e3;--paper:#fff;--wash:#f4f6f7;--accent:#0f5f73}
@media(prefers-color-scheme:dark){:root{--ink:#e8eef0;--soft:#a3b1b8;--line:#2c3a41;--paper:#10181c;--wash:#182329;--accent:#7cc7da}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC",sans-serif}
main{max-width:54rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.75rem;line-height:1.25;margin:.5rem 0 1rem}
h2{font-size:1.35rem;margin:3rem 0 .5rem;padding-top:1rem;border-top:1px solid var(--line)}
h3{font-size:1.05rem;margin:2rem 0 .25rem;overflow-wrap:anywhere}
h4,h5{font-size:.85rem;margin:1rem 0 .25rem;color:var(--soft)}
a{color:var(--accent)}a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
nav h2.audience{font-size:1rem;margin:1rem 0 .25rem;padding:0;border:0}nav ul{padding:0;margin:0;list-style:none}nav li{padding:.15rem 0;overflow-wrap:anywhere}nav small{display:block}
code,pre{font:.875em/1.5 ui-monospace,SFMono-Regular,Menlo,monospace}
pre{background:var(--wash);border:1px solid var(--line);border-radius:8px;padding:.75rem 1rem;overflow:auto}
.method{color:var(--accent);font-weight:700}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{font-size:.8rem;color:var(--soft)}td:first-child{min-width:9rem}tr:target,article:target h3{background:var(--wash);box-shadow:-.5rem 0 0 var(--accent)}
.codes{padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:.1rem .9rem;font-size:.85rem}
th,td[data-label],table.problems td:first-child{white-space:nowrap}
@media(max-width:44rem){table.problems thead{position:absolute;left:-99rem}table.problems tr{display:block;padding:.6rem 0;border-bottom:1px solid var(--line)}table.problems td{display:block;border:0;padding:0}table.problems td[data-label]::before{content:attr(data-label) ': ';color:var(--soft)}}
td table{font-size:1em}small{color:var(--soft);overflow-wrap:anywhere}`
