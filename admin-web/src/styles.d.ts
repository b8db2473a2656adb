declare module "*.css";
declare module "look:tokens.css";
