# 管理者から見たヘルプデスク: 届いた報告と、前もって作る束
refusal-report-bad-title = 報告を取り込めません
refusal-report-bad-why = この VPN の記録と合わないところがあります。何も記録していません。
refusal-report-bad-do = この VPN の報告か確認し、ヘルプデスクにもう一度書き出してもらってください（helpdesk report）。

problem-report-none = ヘルプデスクの報告ではありません。
problem-report-vpn = { $slot } は「{ $name }」ではなく、VPN「{ $vpn }」のものです。
problem-report-unknown = 証明書「{ $slot }」は「{ $name }」では発行されていません。
problem-report-serial = 報告では { $slot } のシリアル番号が { $serial } ですが、その名前の証明書にこの番号のものはありません。
problem-report-person = { $slot } を渡した相手「{ $value }」は、人の名前として使えません。
problem-report-twice = { $slot } は { $person } に渡したことになっていますが、すでに { $other } のものです。

report-taken = { $noted ->
    [0] 新しい記録はありません。
   *[other] { $noted } 件の証明書の持ち主を記録しました。
}{ $present ->
    [0] {""}
   *[other] { $present } 件は記録済みでした。
}
report-to-revoke = 置き換え済みで、まだ使える証明書: { $names }。失効させてください。
report-unfinished = 渡す途中で中断し、相手に届いているかもしれない証明書: { $names }
report-dead = 失効後に渡され、接続できない証明書: { $names }

cli-person-take-report = ヘルプデスクの報告を取り込みます（束のどの証明書を誰に渡したか）
cli-person-revoke-these = cvpn-wizard person revoke { $name } { $names }

refusal-queue-sealed-title = { $name ->
    [none] この束は作成済みです
   *[other] 束「{ $name }」は作成済みです
}
refusal-queue-sealed-why = 同じ束を 2 回作ると、同じ証明書が 2 人に渡るおそれがあります。
refusal-queue-sealed-do = hd2 のように別の名前にしてください。束の合言葉をなくした場合は、その束の証明書を失効させてください。

problem-helpdesk-until-past = この日は過ぎています。

cli-person-queue = プロファイルを前もって発行し、ヘルプデスク用の束にします
cli-person-queue-count = プロファイルの数

people-helpdesk = ヘルプデスク
people-queue = ヘルプデスク用の束…
people-queue-lead = プロファイルを前もって発行し、1 つのファイルに封をします。ヘルプデスクは AWS の権限も認証局の鍵もなしに渡せます。
people-queue-name = 束の名前
people-queue-count = 数
people-queue-until = 渡してよい最後の日
people-queue-language = 合言葉の言語
people-queue-note = 証明書はすぐに記録されるので、束をなくしても失効できます。
people-queue-make = 発行して保存…
people-queue-save = 束を保存
people-queue-words-why = 今だけ表示され、どこにも保存されません。ファイルとは別の方法で伝えてください。なくした場合は、束の証明書を失効させて作り直します。
people-queue-made = { $count } 個のプロファイル: { $path }。どの方法でヘルプデスクに送ってもかまいません。
people-queue-stopped = 中止: { $total } 件中 { $made } 件を発行しました。束はまだできていません。同じ名前と数で続きから始められます。
people-report = 報告を取り込む…
people-report-kinds = 報告 (*.json);;すべてのファイル (*)
people-report-taking = 報告を取り込んでいます…

cli-person-words = --csv --bundle のとき、キットを開く合言葉を書き出す新しい表（省略時はホームフォルダー）
bundles-made = { $count ->
    [0] { $folder } に足りないキットはありませんでした。
   *[other] { $count } 個のキット: { $folder }
}
bundles-words = キットを開く合言葉: { $path }。この表を読めるのはあなただけです。合言葉はキットとは別の方法で 1 人ずつ伝え、済んだら表を削除してください。
bundles-without = 接続できるプロファイルがなく、キットを作れなかった人: { $names }
bundles-stopped = 中止しました。同じ表で続きから始められます。
problem-words-beside-bundles = 合言葉はキットと同じフォルダーに置けません（送ったり共有したりするフォルダーです）。{ $path } 以外の場所にしてください。
problem-words-there = { $path } はすでにあります。

people-report-revoke = これらを失効…
people-table-choose = 表を選ぶ…
people-table-none = name 列のある CSV。person と device の列は任意です。
people-many-bundles = 1 人ずつ、渡すためのキットも作る
people-many-note = キットを開く合言葉は、あなただけが読める別の表に書き出します。
people-many-issue = 全員分を発行
people-bundles-stopped = 中止: { $count } 個のキットを { $folder } に作りました。同じ表で続きから始められます。
