import { Text } from "@tarojs/components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { messageOf } from "../../platform/answer";
import { callPhone } from "../../platform/device";
import { officerApi } from "../../platform/officer-api";
import { Button } from "../../ui/Button";
import { Fact } from "../../ui/Card";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";

/** Shows the handler who complained 查看身份, against a reason that is kept; gone when the sheet is closed. */
export const IdentityLook = ({ id }: { readonly id: string }) => {
  const [reason, setReason] = useState("");
  const looking = useMutation({ mutationFn: () => officerApi(complaintApi.revealIdentity, { id, reason: reason.trim() }), gcTime: 0 });
  const person = looking.data;
  if (person)
    return (
      <>
        <Fact label="姓名">{person.name}</Fact>
        <Fact label="电话">{person.phone}</Fact>
        {person.address ? <Fact label="联系地址">{person.address}</Fact> : null}
        <Button id="call-claimant" onClick={() => callPhone(person.phone)}>
          拨打电话
        </Button>
      </>
    );
  return (
    <>
      <Notice tone="notice" title="身份信息不得透露给被投诉举报人">
        <Text className="secondary">您的姓名、查看时间和原因会记入日志。请勿截屏、转发。</Text>
      </Notice>
      <Field label="查看原因" id="look-reason" value={reason} onChange={setReason} placeholder="例如：联系投诉人核实消费经过" maxLength={300} error={looking.error ? messageOf(looking.error) : null} />
      <Button id="look" busy={looking.isPending} disabled={reason.trim().length < 2} onClick={() => looking.mutate()}>
        查看并留下记录
      </Button>
    </>
  );
};
