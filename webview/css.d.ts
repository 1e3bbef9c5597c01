/** The classes of a component's sheet by their names in it; esbuild gives them names of their own. */
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}

declare module '*.css';
