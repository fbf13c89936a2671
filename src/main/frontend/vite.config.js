import { defineConfig } from 'vite';

// One script without source of its own in the page: the desk's policy allows scripts from the desk alone.
export default defineConfig({
  build: {
    outDir: '../../../target/frontend/desk/assets',
    emptyOutDir: true,
    cssCodeSplit: false,
    modulePreload: false,
    lib: { entry: 'editor.js', formats: ['es'], fileName: () => 'editor.js' },
  },
  test: { environment: 'jsdom' },
});
