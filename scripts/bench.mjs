import { installPackages, runTypeScript } from './bootstrap.mjs'

installPackages()
await runTypeScript('../bench/run.ts')
