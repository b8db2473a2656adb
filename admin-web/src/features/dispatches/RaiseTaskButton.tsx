import { CarOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useMayCommand } from "../officers/officer.hooks";
import { RaiseTaskDialog } from "./RaiseTaskDialog";
import type { TaskDraft } from "./task-draft";

interface Props {
  readonly draft: () => TaskDraft;
  readonly label: string;
  readonly primary?: boolean;
}

/** Sends somebody 下达任务, for those who command; the task opens once it is raised. */
export const RaiseTaskButton = ({ draft, label, primary = false }: Props): React.JSX.Element | null => {
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  if (!useMayCommand()) return null;
  return (
    <>
      <Button type={primary ? "primary" : "default"} icon={<CarOutlined />} onClick={() => setOpen(true)}>{label}</Button>
      {open && <RaiseTaskDialog draft={draft()} onClose={() => setOpen(false)} onRaised={({ id }) => void navigate(`/dispatches/${id}`)} />}
    </>
  );
};
