import { Text } from "@tarojs/components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { OwnCaseView } from "@sunshine/domain/complaints/complaint.views";
import { messageOf } from "../../platform/answer";
import { publicApi } from "../../platform/api";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Field } from "../../ui/Field";
import { Screen } from "../../ui/Screen";
import { CaseFile } from "./CaseFile";
import { actsOfCode } from "./case-acts";
import { CaseActions } from "./CaseActions";

/** An anonymous report 匿名举报, read by its code alone: no session goes along, and nothing is kept on the phone. */
export const FollowUpPageView = () => {
  const [text, setText] = useState("");
  const [file, setFile] = useState<OwnCaseView | null>(null);
  const code = text.replace(/[\s-]/g, "").toLowerCase();
  const asking = useMutation({ mutationFn: () => publicApi(complaintApi.followUp, { code }), onSuccess: setFile });
  if (file)
    return (
      <Screen>
        <CaseFile file={file} visible={false} />
        <CaseActions file={file} acts={actsOfCode(code)} onChanged={setFile} />
        <Button kind="secondary" id="refresh" busy={asking.isPending} onClick={() => asking.mutate()}>
          查看最新进度
        </Button>
      </Screen>
    );
  return (
    <Screen>
      <Card title="凭查询码查看" icon="shield">
        <Text className="paragraph">匿名举报提交后给出的 16 位查询码。不需要登录，也不会记录是谁在查询。</Text>
        <Field label="查询码" id="follow-up-code" value={text} onChange={setText} maxLength={24} error={asking.error ? messageOf(asking.error) : null} />
        <Button id="look-up" busy={asking.isPending} disabled={code.length < 16} onClick={() => asking.mutate()}>
          查看进度
        </Button>
      </Card>
    </Screen>
  );
};
