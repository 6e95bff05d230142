import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the desk and, as chunks loaded on demand, form viewer, diagram viewer and designer. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../web-dist',
    emptyOutDir: true,
    target: 'es2022',
    // Fonts stay files of their own: the page's policy allows no data: fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2500,
    reportCompressedSize: false
  }
});
