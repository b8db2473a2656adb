import { useSession } from "../../../platform/session";

/** May this officer send others 指挥权限; the server decides, this spares dead buttons. */
export const useMayCommand = (): boolean => {
  const { me } = useSession();
  return me.kind === "officer" && (me.role === "command_operator" || me.role === "bureau_officer" || me.role === "administrator");
};
