import { defineConfig } from 'vite';

// Two scripts that share nothing: the edit page's own, and the editor it fetches after the first paint.
// None has source of its own in the page: the desk's policy allows scripts from the desk alone.
export default defineConfig({
  build: {
    outDir: '../../../target/frontend/desk/assets',
    emptyOutDir: true,
    cssCodeSplit: false,
    modulePreload: false,
    target: 'es2022',
    minify: 'esbuild',
    rollupOptions: {
      input: { editor: 'editor/main.js', writing: 'page/main.js' },
      preserveEntrySignatures: 'exports-only',
      external: (id) => id.startsWith('/desk/'),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
  test: { environment: 'jsdom' },
});
