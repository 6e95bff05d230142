import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const root = path.resolve(import.meta.dirname, '..');

/** Templates, models and pages lie beside the sources, so a source keeps its own address within the bundle. */
const ownAddresses: Plugin = {
  name: 'own-addresses',
  enforce: 'pre',
  transform(code, id) {
    if (id.includes('/node_modules/') || !code.includes('import.meta.url')) return null;
    const file = path.relative(root, id).split(path.sep).join('/');
    return { code: code.replaceAll('import.meta.url', `addressOf('${file}')`), map: null };
  }
};

/** Bundles the server's own sources, so that a start reads a few files instead of hundreds; packages stay where they are. */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [ownAddresses],
  build: {
    ssr: 'server/main.ts',
    outDir: 'server-dist',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: {
      output: {
        entryFileNames: 'main.js',
        chunkFileNames: '[name]-[hash].js',
        banner: 'const addressOf = (file) => new URL(`../${file}`, import.meta.url).href;'
      }
    }
  }
});
