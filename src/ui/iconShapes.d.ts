/** Made by the build from lucide's drawings of `iconNames.ts`: path data by name. */
declare module 'virtual:icon-shapes' {
  const shapes: Readonly<Record<string, string>>;
  export default shapes;
}
