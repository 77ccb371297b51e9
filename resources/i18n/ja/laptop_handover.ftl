# プロファイルを渡す: キットと、それを開く合言葉。

handover-title = プロファイルを別のパソコンに渡す
handover-lead = パソコン 1 台につき 1 つのファイルと、それを開く 8 つの合言葉を作ります。ファイルはどの方法で送ってもかまいませんが、合言葉は別の方法で伝えてください。
handover-person = プロファイル
handover-language = 案内と合言葉の言語
handover-go = キットを作る…
handover-making = キットを作っています…
handover-save = キットを保存
handover-made = { $person } のキット: { $path }（どの方法で送ってもかまいません）
handover-note = メール用の文面をコピー
handover-note-copied = コピーしました
handover-words = この合言葉を電話で読み上げてください
handover-words-why = 表示は今回だけで、どこにも保存されません。わからなくなったときは、キットを作り直してください。
handover-typed = 1 行で入力する場合（7-Zip でも同じ）: { $passphrase }
handover-passed-on = 伝えました
